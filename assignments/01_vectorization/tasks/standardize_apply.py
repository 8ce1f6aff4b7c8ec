"""What the judge knows of standardize_apply: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, returned, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE
from public import same_ruler, table_stays


@check(core=True)
def given_ruler(student, reference, rng):
    "the mean and the std that are given are used, one per feature"
    for n, m in ((3, 6), (6, 3), (4, 4)):
        X, mean = rng.uniform(-1.0, 1.0, size=(n, m)), rng.uniform(-0.5, 0.5, size=(n, 1))
        std = rng.uniform(0.6, 3.0, size=(n, 1))
        agree(
            student.standardize_apply(X, mean, std),
            reference.standardize_apply(X, mean, std),
            **LOOSE,
            ask="Are mean and std those of X, or those that came as arguments? And along which axis do they lie?",
        )


@check
def single_examples(student, reference, rng):
    "one example or one feature, with the ruler of others"
    for n, m in ((4, 1), (1, 5), (1, 1)):
        X, mean = rng.uniform(-1.0, 1.0, size=(n, m)), rng.uniform(-0.5, 0.5, size=(n, 1))
        std = rng.uniform(0.6, 3.0, size=(n, 1))
        agree(student.standardize_apply(X, mean, std), reference.standardize_apply(X, mean, std), **LOOSE)


@check
def outliers(student):
    "outliers stay outliers"
    agree(
        student.standardize_apply(np.array([[50.0, -1000.0, 2.0]]), np.array([[2.0]]), np.array([[1.0]])),
        np.array([[48.0, -1002.0, 0.0]]),
    )


@check
def tiny_units(student, rng):
    "lifetimes in seconds, 1e-10, come out of order one"
    x = rng.normal(size=(1, 6))
    agree(
        student.standardize_apply(1e-10 * (x + 3), np.array([[3e-10]]), np.array([[1e-10]])),
        x,
        **LOOSE,
        ask="Is anything added to std before the division?",
    )


@check
def other_numbers(student):
    "integer and float32 features give the values of the same numbers"
    X, mean, std = np.array([[1, 2, 4], [10, -20, 5]]), np.array([[1.5], [0.0]]), np.array([[2.0], [4.0]])
    expected = np.array([[-0.25, 0.25, 1.25], [2.5, -5.0, 1.25]])
    agree(student.standardize_apply(X, mean, std), expected, ask="What type does the result have?")
    agree(student.standardize_apply(*(v.astype(np.float32) for v in (X, mean, std))), expected, **SINGLE)
    agree(
        student.standardize_apply(X, np.array([[1], [0]]), np.array([[2], [4]])),
        np.array([[0.0, 0.5, 1.5], [2.5, -5.0, 1.25]]),
    )


@check
def nothing_overwritten(student, rng):
    "the arguments are called X, mean and std and stay as they are"
    outcome = student.observe(
        "standardize_apply",
        X=rng.normal(size=(3, 4)),
        mean=rng.normal(size=(3, 1)),
        std=rng.uniform(0.5, 2.0, size=(3, 1)),
    )
    returned(outcome)
    unchanged(outcome)


@alternative
def by_columns(X, mean, std):
    "example by example"
    return np.hstack([(X[:, [j]] - mean) / std for j in range(X.shape[1])])


@alternative
def times_the_inverse(X, mean, std):
    "multiplied by 1/std"
    return np.multiply(np.subtract(X, mean, dtype=float), 1.0 / std)


@alternative
def on_a_copy(X, mean, std):
    "in place, on a copy"
    Z = X.astype(float)
    Z -= mean
    Z /= std
    return Z


@misconception(caught_by=same_ruler)
def a_ruler_of_its_own(X, mean, std):
    """You standardise X by its own mean and std; those that were handed in come from the training events. Why
    would each part have its own ruler?"""
    own = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(own == 0, 1.0, own)


@misconception(caught_by=same_ruler)
def stretched_first(X, mean, std):
    "X / std - mean stretches first and shifts then. Where does a value that equals the mean end up?"
    return X / std - mean


@misconception(caught_by=same_ruler)
def only_shifted(X, mean, std):
    "The mean is taken off, but nothing is divided by std. In which unit is the result?"
    return X - mean


@misconception(caught_by=same_ruler)
def only_stretched(X, mean, std):
    "You divide by std, but the mean is still in. Where does a value that equals the mean end up?"
    return X / std


@misconception(caught_by=same_ruler)
def by_the_variance(X, mean, std):
    "You divide by the square of std. In which unit is the result, if X is in GeV?"
    return (X - mean) / std**2


@misconception(caught_by=same_ruler)
def mirrored(X, mean, std):
    "The sign is turned round: a value above the mean should come out positive. What is subtracted from what?"
    return (mean - X) / std


@misconception(caught_by=given_ruler)
def first_feature_rules(X, mean, std):
    "All the features are measured with the ruler of the first. Does `mean[0]` stand where `mean` should?"
    return (X - mean[0]) / std[0]


@misconception(caught_by=given_ruler)
def along_the_examples(X, mean, std):
    "Flattened, mean and std are laid along the examples, not along the features. Which shape do they need to stay?"
    return (X - mean.ravel()) / std.ravel()


@misconception(caught_by=outliers)
def cut_off(X, mean, std):
    "Values beyond three deviations are cut off. Might just these be the interesting events?"
    return np.clip((X - mean) / std, -3, 3)


@misconception(caught_by=tiny_units)
def something_added(X, mean, std):
    """Something small is added to std; a feature in small units notices. Was a std of 0 not dealt with in
    `standardize_fit`?"""
    return (X - mean) / (std + 1e-8)


@misconception(caught_by=table_stays)
def in_place(X, mean, std):
    "`X -= mean` rewrites the caller's events: called twice, they are standardised twice. Which line makes a new array?"
    X -= mean
    X /= std
    return X


@misconception(caught_by=other_numbers)
def typed_like_X(X, mean, std):
    """The result has the type of X, and integers cut the fractions off. Who decides about the type, if you leave
    it to `-` and `/`?"""
    result = np.zeros_like(X)
    result[...] = (X - mean) / std
    return result
