"""What the judge knows of drop_nonfinite: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, unchanged
from autograder.course.proof import alternative, misconception

from public import arguments_stay, two_holes


@check(core=True)
def holes_anywhere(student, reference, rng):
    "nan and infinities of both signs, in any feature of any example"
    for n, m in ((3, 12), (5, 5)):
        X, Y = rng.normal(size=(n, m)), rng.integers(0, 5, size=(1, m))
        X[0, 1], X[n - 1, 2], X[1, 4] = np.nan, np.inf, -np.inf
        X[n - 1, 0] = np.nan
        left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check(core=True)
def each_kind_alone(student, reference, rng):
    "nan alone, +inf alone, -inf alone"
    for hole in (np.nan, np.inf, -np.inf):
        X, Y = rng.normal(size=(2, 6)), np.arange(6)[np.newaxis]
        X[0, 4] = X[1, 0] = hole
        left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check
def several_in_one(student, reference):
    "an example with several holes goes once, one of nothing but holes too"
    X = np.array(
        [[np.nan, 1.0, np.inf, 2.0, np.inf], [np.inf, 0.0, -np.inf, 3.0, 1.0], [np.nan, 5.0, np.nan, 4.0, 2.0]]
    )
    Y = np.array([[0.0, 1.0, 2.0, 3.0, 4.0]])
    left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check
def finite_is_enough(student, reference):
    "zeros, tiny and huge numbers are finite and stay"
    X = np.array([[0.0, 1e-300, 1e308, -1e308, 1e39, 5.0, np.nan], [0.0, 7.0, 1e308, -1e308, -1e200, 0.0, 1.0]])
    Y = np.array([[0, 1, 2, 3, 4, 5, 6]])
    left_over(
        student.drop_nonfinite(X, Y),
        reference.drop_nonfinite(X, Y),
        ask="1e308 is finite. Is a sum, a square or a product of such numbers?",
    )


@check
def nothing_to_drop(student, reference, rng):
    "a clean table stays whole, one feature or one example too"
    for n, m in ((3, 4), (1, 5), (4, 1)):
        X, Y = rng.normal(size=(n, m)), rng.normal(size=(1, m))
        left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check
def nothing_left(student, reference):
    "a table of holes leaves (n, 0) and (1, 0)"
    X = np.array([[np.nan, 1.0], [0.0, np.inf], [2.0, 3.0]])
    left_over(student.drop_nonfinite(X, np.array([[0, 1]])), reference.drop_nonfinite(X, np.array([[0, 1]])))
    X = np.array([[np.inf]])
    left_over(student.drop_nonfinite(X, np.array([[1]])), reference.drop_nonfinite(X, np.array([[1]])))


@check
def only_features_count(student, reference):
    "what stands in Y plays no part, and integer or float32 features will do"
    X, Y = np.array([[1.0, np.nan, 3.0], [2.0, 4.0, 6.0]]), np.array([[0.0, 1.0, np.nan]])
    left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y), ask="Whose holes count: those of X alone.")
    left_over(student.drop_nonfinite(X.astype(np.float32), Y), reference.drop_nonfinite(X, Y))
    X = np.array([[1, 2, 3], [0, 5, -6]])
    left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check
def caller_keeps_all(student):
    "the arguments are called X and Y and stay as they are"
    X = np.array([[1.0, np.inf, 3.0, -np.inf], [2.0, 4.0, np.nan, 1.0]])
    unchanged(student.observe("drop_nonfinite", X=X, Y=np.array([[0.0, 1.0, 2.0, 3.0]])))


def left_over(value, expected, ask="Which columns are free of nan and inf, and are exactly these left in X and in Y?"):
    several = isinstance(value, tuple | list) and len(value) == 2
    expect(several, "that is no pair (X, Y)", got=value, ask=ask)
    for part, array in zip(value, expected, strict=True):
        agree(part, array.astype(float), rtol=1e-5, atol=1e-5, ask=ask)


@alternative
def deleted(X, Y):
    "the bad columns deleted"
    bad = np.flatnonzero(~np.isfinite(X).all(axis=0))
    return np.delete(X, bad, axis=1), np.delete(Y, bad, axis=1)


@alternative
def counted(X, Y):
    "nan and infinities counted, columns taken by index; a list of two"
    bad = np.sum(np.isnan(X) + np.isinf(X), axis=0)
    keep = np.where(bad == 0)[0]
    return [np.take(X, keep, axis=1), np.take(Y, keep, axis=1)]


@alternative
def views(X, Y):
    "the arguments themselves when there is nothing to drop"
    keep = [j for j in range(X.shape[1]) if np.all(np.abs(X[:, j]) < np.inf)]
    if len(keep) == X.shape[1]:
        return X, Y
    keep = np.array(keep, dtype=int)
    return X[:, keep], Y[:, keep]


@misconception(caught_by=two_holes)
def features_dropped(X, Y):
    "You dropped features (rows). Over which axis has `all` to run, to leave one answer per example?"
    return X[np.isfinite(X).all(axis=1)], Y


@misconception(caught_by=two_holes)
def labels_stay(X, Y):
    "The labels are still all there: from now on they belong to the wrong examples. What has to go from Y?"
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y.copy()


@misconception(caught_by=two_holes)
def nan_only(X, Y):
    "An infinity is still there: `np.isnan` does not know it. Which function asks for both?"
    good = ~np.isnan(X).any(axis=0)
    return X[:, good], Y[:, good]


@misconception(caught_by=two_holes)
def infinite_only(X, Y):
    "A nan is still there: `np.isinf` does not know it. Which function asks for both?"
    good = ~np.isinf(X).any(axis=0)
    return X[:, good], Y[:, good]


@misconception(caught_by=two_holes)
def all_bad(X, Y):
    "You drop an example only if every feature is broken. Is one hole not enough?"
    good = np.isfinite(X).any(axis=0)
    return X[:, good], Y[:, good]


@misconception(caught_by=two_holes)
def filled_with_zeros(X, Y):
    "You filled the holes with numbers. An energy of 0 is a measurement, too: who says that it was measured?"
    return np.nan_to_num(X, nan=0.0, posinf=0.0, neginf=0.0), Y.copy()


@misconception(caught_by=two_holes)
def labels_flat(X, Y):
    "Y has lost its row: (m,) is not (1, m). Which index makes the difference, `Y[0, good]` or `Y[:, good]`?"
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y[0, good]


@misconception(caught_by=each_kind_alone)
def plus_infinity_only(X, Y):
    "Minus infinity is still there. Does a comparison with `np.inf` find it?"
    good = ~(np.isnan(X) | np.isposinf(X)).any(axis=0)
    return X[:, good], Y[:, good]


@misconception(caught_by=finite_is_enough)
def sum_overflows(X, Y):
    """You test a sum over the features, and two finite numbers of 1e308 have an infinite one. Can each number be
    tested for itself?"""
    with np.errstate(all="ignore"):
        good = np.isfinite(X.sum(axis=0))
    return X[:, good], Y[:, good]


@misconception(caught_by=finite_is_enough)
def zeros_dropped(X, Y):
    "Examples with a feature of exactly 0 are gone. Is 0 a hole? What does `all` do with numbers?"
    good = np.nan_to_num(X, nan=0.0, posinf=0.0, neginf=0.0).all(axis=0)
    return X[:, good], Y[:, good]


@misconception(caught_by=arguments_stay)
def marked_in_place(X, Y):
    "You wrote nan into the caller's array to mark the infinities. What does `np.isfinite` make unnecessary?"
    X[~np.isfinite(X)] = np.nan
    good = ~np.isnan(X).any(axis=0)
    return X[:, good], Y[:, good]
