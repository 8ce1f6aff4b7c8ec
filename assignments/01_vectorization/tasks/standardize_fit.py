"""What the judge knows of standardize_fit: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import SINGLE
from public import beam_energy, four_rows, two_columns


@check(core=True)
def own_scales(student, reference, rng):
    "every feature has its own mean and deviation"
    for n, m in ((3, 7), (6, 4), (4, 4), (2, 50)):
        scale = np.array([1.0, 20.0, 0.3, 5.0, 2.0, 100.0])[:n, np.newaxis]
        X = scale * (rng.exponential(size=(n, m)) - rng.uniform(-2.0, 2.0, size=(n, 1)))
        ruler(student.standardize_fit(X), *reference.standardize_fit(X), rtol=1e-5, atol=1e-4)


@check
def constant_features(student):
    "a constant feature gets std 1, whatever its value, and only that one"
    X = np.array(
        [
            [3.0, 3.0, 3.0, 3.0],
            [1.0, 2.0, 5.0, 4.0],
            [0.0, 0.0, 0.0, 0.0],
            [-2.0, -2.0, -2.0, -2.0],
            [0.0, 8.0, 0.0, 8.0],
        ]
    )
    mean, std = np.array([[3.0], [3.0], [0.0], [-2.0], [4.0]]), np.array([[1.0], [np.sqrt(2.5)], [1.0], [1.0], [4.0]])
    ruler(student.standardize_fit(X), mean, std, ask="Which features are constant here, and which only look like it?")
    X = np.array([[7.0, 7.0], [0.0, 0.0]])
    ruler(student.standardize_fit(X), np.array([[7.0], [0.0]]), np.ones((2, 1)))


@check
def looks_constant(student, reference):
    "a feature that varies keeps its deviation: mean 0, equal neighbours, equal ends, one outlier"
    X = np.array(
        [
            [-2.0, 2.0, -4.0, 4.0, 0.0, 0.0],
            [2.0, 2.0, 5.0, 7.0, 1.0, 2.0],
            [4.0, 4.0, 4.0, 4.0, 4.0, 10.0],
            [10.0, 4.0, 4.0, 4.0, 4.0, 4.0],
            [0.0, 0.0, 0.0, 3.0, 0.0, 0.0],
            [-1.0, -1.0, -1.0, 2.0, 2.0, -1.0],
            [3.0, 1.0, 5.0, 2.0, 4.0, 3.0],
            [9.0, 9.0, 9.0, 9.0, 9.0, 2.0],
        ]
    )
    ruler(
        student.standardize_fit(X),
        *reference.standardize_fit(X),
        ask="When is a feature constant? When all its values agree.",
    )


@check
def small_units(student, reference, rng):
    "lifetimes in seconds, 1e-10, are small and not constant"
    X = np.stack([1e-10 * rng.exponential(size=8), 1e-4 * rng.normal(size=8), rng.normal(size=8)])
    mean, std = reference.standardize_fit(X)
    ruler(
        student.standardize_fit(X),
        mean,
        std,
        rtol=1e-5,
        atol=1e-16,
        ask="Small compared with what? Is anything added to std?",
    )


@check
def far_from_zero(student):
    "a feature of 1e8 with deviations of 1 keeps its std"
    X = 1e8 + np.array([[0.0, 1.0, 2.0, 3.0], [4.0, 0.0, 0.0, 0.0]])
    ruler(
        student.standardize_fit(X),
        np.array([[100000001.5], [100000001.0]]),
        np.array([[np.sqrt(1.25)], [np.sqrt(3.0)]]),
        rtol=1e-7,
        ask="Mean of squares and square of mean agree in sixteen digits here. What is left of their difference?",
    )


@check
def few(student):
    "one example: every feature is constant; one feature: still a column"
    X = np.array([[2.0], [-5.0], [0.0]])
    ruler(student.standardize_fit(X), X, np.ones((3, 1)), ask="What is the deviation of a single number?")
    ruler(student.standardize_fit(np.array([[1.0, 2.0, 6.0]])), np.array([[3.0]]), np.array([[np.sqrt(14 / 3)]]))


@check
def integers_and_singles(student, reference, rng):
    "integer and float32 features give the values of the same numbers"
    X = rng.integers(-3, 9, size=(3, 7))
    X[1] = 4
    ruler(student.standardize_fit(X), *reference.standardize_fit(X.astype(float)))
    X = rng.normal(2.0, 3.0, size=(3, 9)).astype(np.float32)
    ruler(student.standardize_fit(X), *reference.standardize_fit(X.astype(float)), **SINGLE)


@check
def no_warning(student):
    "the argument is called X, stays as it is, and nothing warns"
    outcome = student.observe("standardize_fit", X=np.array([[3.0, 3.0, 3.0], [4.0, 1.0, 2.0]]))
    unchanged(outcome)
    quiet(outcome)


def ruler(value, mean, std, rtol=1e-6, atol=1e-7, ask="Each feature for itself, along the examples, with 1/m?"):
    "Fail unless the value is (mean, std); an array of the two will do."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim == 3)
    expect(several and len(value) == 2, "that is no pair (mean, std)", got=value, ask=ask)
    agree(value[0], mean, rtol=rtol, atol=atol, what="mean", ask=ask)
    agree(value[1], std, rtol=rtol, atol=atol, what="std", ask=ask)


@alternative
def written_out(X):
    "sums written out, constants found by the spread"
    m = X.shape[1]
    mean = X.sum(axis=1, dtype=float)[:, None] / m
    std = np.sqrt(((X - mean) ** 2).sum(axis=1)[:, None] / m)
    std[np.ptp(X, axis=1) == 0] = 1
    return mean, std


@alternative
def zero_deviation(X):
    "std 0 replaced by 1, reshaped to columns"
    mean, std = np.mean(X, axis=1).reshape(-1, 1), np.std(X, axis=1).reshape(-1, 1)
    std[std == 0] = 1.0
    return mean, std


@alternative
def feature_by_feature(X):
    "a loop over the features; both in one array"
    result = np.ones((2, len(X), 1))
    for i, row in enumerate(X):
        result[0, i] = row.mean()
        if len(set(row.tolist())) > 1:
            result[1, i] = row.std()
    return result


@misconception(caught_by=two_columns)
def flattened(X):
    "Mean and std are (n,), not (n, 1): broadcasting would lay them along the examples. What does `keepdims=True` do?"
    mean, std = X.mean(axis=1), X.std(axis=1)
    return mean, np.where(std == 0, 1.0, std)


@misconception(caught_by=two_columns)
def over_the_features(X):
    "You average over the features (axis 0). Along which axis do the examples lie?"
    mean, std = X.mean(axis=0, keepdims=True).T, X.std(axis=0, keepdims=True).T
    return mean, np.where(std == 0, 1.0, std)


@misconception(caught_by=four_rows)
def sample_deviation(X):
    "Your std divides by m - 1. Here the formula has 1/m: what is the `ddof` of `np.std`?"
    mean = X.mean(axis=1, keepdims=True)
    std = np.sqrt(((X - mean) ** 2).sum(axis=1, keepdims=True) / max(X.shape[1] - 1, 1))
    return mean, np.where(std == 0, 1.0, std)


@misconception(caught_by=four_rows)
def variance(X):
    "That is the variance. Which unit has it, if the feature is in GeV?"
    std = X.var(axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.where(std == 0, 1.0, std)


@misconception(caught_by=four_rows)
def whole_range(X):
    "That is the distance from smallest to largest; one outlier would rule it. What is the standard deviation?"
    std = np.ptp(X, axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.where(std == 0, 1.0, std)


@misconception(caught_by=own_scales)
def exchanged(X):
    "Mean and std came back in the other order. What does the docstring promise first?"
    std = X.std(axis=1, keepdims=True)
    return np.where(std == 0, 1.0, std), X.mean(axis=1, keepdims=True)


@misconception(caught_by=own_scales)
def one_for_all(X):
    "One mean and one deviation for all the features: GeV and radians in one average. What does `axis` say?"
    return np.full((X.shape[0], 1), X.mean()), np.full((X.shape[0], 1), X.std() or 1.0)


@misconception(caught_by=own_scales)
def the_middle_one(X):
    "That is the median. Does the formula ask for the middle value, or for the mean?"
    std = X.std(axis=1, keepdims=True)
    return np.median(X, axis=1, keepdims=True), np.where(std == 0, 1.0, std)


@misconception(caught_by=beam_energy)
def zero_deviation_kept(X):
    "A constant feature has std 0 here, and 0/0 is nan. Which value does the docstring give it?"
    return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)


@misconception(caught_by=beam_energy)
def a_little_more(X):
    """Something small is added to std, so that a constant feature has 1e-8 and not 1. Whom does it change besides
    the constant ones?"""
    return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True) + 1e-8


@misconception(caught_by=beam_energy)
def one_sets_all(X):
    "A single constant feature set all the deviations to 1. Where do you ask each feature for itself?"
    std = X.std(axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.ones_like(std) if np.any(std == 0) else std


@misconception(caught_by=small_units)
def small_is_constant(X):
    """A small deviation is not a constant feature: a lifetime in seconds is 1e-10. When are all the values of a
    feature the same?"""
    std = X.std(axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.where(std < 1e-3, 1.0, std)


@misconception(caught_by=far_from_zero)
def difference_of_squares(X):
    """The mean of squares minus the square of the mean: far from zero both are huge and all digits of their
    difference are lost. Which formula subtracts the mean first?"""
    X = np.asarray(X, float)
    mean = X.mean(axis=1, keepdims=True)
    variance = np.maximum((X**2).mean(axis=1, keepdims=True) - mean**2, 0)
    constant = X.min(axis=1, keepdims=True) == X.max(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, np.sqrt(variance))


@misconception(caught_by=no_warning)
def centred_in_place(X):
    "`X -= mean` moves the caller's events. Which line makes an array of your own?"
    mean = X.mean(axis=1, keepdims=True)
    X -= mean
    std = np.sqrt((X**2).mean(axis=1, keepdims=True))
    return mean, np.where(std == 0, 1.0, std)
