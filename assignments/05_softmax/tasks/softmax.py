"""What the judge knows of softmax: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import SINGLE
from public import columns_are_distributions, four_scores, thousand_scores

COARSE = {"rtol": 1e-3, "atol": 1e-5}  # the same, where it takes differences of numbers of 1000


@check(core=True)
def probabilities(student, reference, rng):
    "the probabilities are right for any number of classes and examples"
    for C, m in ((4, 3), (3, 6), (5, 5), (2, 2)):
        ask = "Over which axis do maximum and sum run?"
        like_reference(student, reference, "softmax", (rng.normal(size=(C, m), scale=2),), ask=ask)


@check
def single_ones(student, reference, rng):
    "one example, one class, two classes"
    for C, m in ((4, 1), (1, 3), (1, 1), (2, 5)):
        like_reference(student, reference, "softmax", (rng.normal(size=(C, m), scale=2),))


@check
def zero_point(student, reference, rng):
    "where the zero of an example's scores lies makes no difference, up to +-1000"
    Z = rng.normal(size=(4, 3), scale=2)
    for offset in (30.0, -1000.0, 1000.0):
        outcome = student.observe("softmax", Z + offset)
        quiet(outcome, ask="What may be subtracted from all scores of an example?")
        agree(outcome.value, reference.softmax(Z), rtol=1e-6, ask="What may be subtracted from an example's scores?")


@check(weight=2)
def each_its_own(student, reference, rng):
    "examples whose scores are of very different size don't disturb each other"
    Z = rng.normal(size=(3, 5), scale=2) + np.array([1000.0, -1000.0, 0.0, 400.0, -90.0])
    for scores in (Z, Z.astype(np.float32)):
        outcome = student.observe("softmax", scores)
        ask = "Of which scores is the largest one subtracted: of this example's, or of all examples'?"
        quiet(outcome, ask=ask)
        agree(
            outcome.value,
            reference.softmax(scores.astype(np.float64)),
            ask=ask,
            **(COARSE if scores.dtype == np.float32 else SINGLE),
        )


@check
def certain(student):
    "scores that differ by 2000 give 0 and 1, without a warning"
    for dtype in (np.float64, np.float32, int):
        outcome = student.observe(
            "softmax", np.array([[1000, -1000, 0], [-1000, 1000, 0], [-1000, 1000, -1000]], dtype)
        )
        quiet(outcome)
        agree(outcome.value, np.array([[1.0, 0.0, 0.5], [0.0, 0.5, 0.5], [0.0, 0.5, 0.0]]), **COARSE)


@check
def scores_of_other_types(student, reference, rng):
    "integer and float32 scores give the values of the same numbers"
    ask = "Of which dtype is what you write into?"
    like_reference(student, reference, "softmax", (rng.integers(-4, 5, (3, 5)),), ask=ask)
    like_reference(student, reference, "softmax", (rng.normal(size=(4, 6), scale=3).astype(np.float32),), **SINGLE)


@check
def scores_unchanged(student, rng):
    "the argument is called Z and stays as it is"
    unchanged(student.observe("softmax", rng.normal(size=(3, 5))))
    unchanged(student.observe("softmax", Z=rng.normal(size=(3, 5)) + 10))


@alternative
def by_logarithms(Z):
    "exp of Z minus log-sum-exp"
    return np.exp(Z - np.logaddexp.reduce(Z, axis=0, keepdims=True))


@alternative
def by_columns(Z):
    "a loop over the examples, columns stacked"
    columns = []
    for z in Z.T:
        e = np.exp(z - max(z))
        columns.append(e / sum(e))
    return np.stack(columns, axis=1)


@alternative
def transposed_twice(Z):
    "examples as rows in between, another shift, float32 kept as it is"
    S = Z.T - Z.T.max(axis=1).reshape(-1, 1) - 1
    e = np.exp(S)
    return np.transpose(e / e.sum(1)[:, None])


@alternative
def by_differences(Z):
    "one over the sum of exp(z_j - z_k): overflow to inf gives 0, and is silenced"
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, np.newaxis].astype(float) - Z[np.newaxis]).sum(axis=0)


@alternative
def with_scipy(Z):
    "scipy's own"
    from scipy.special import softmax as theirs

    return theirs(Z, axis=0)


@misconception(caught_by=columns_are_distributions)
def wrong_axis(Z):
    """Your rows sum to one, not your columns: you normalise over the examples. Along which axis do the classes of one
    example stand?"""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(caught_by=columns_are_distributions)
def over_everything(Z):
    "All entries together sum to one: without an axis np.sum adds all examples. What should sum to one?"
    e = np.exp(Z - Z.max())
    return e / e.sum()


@misconception(caught_by=thousand_scores)
def no_maximum(Z):
    "exp(1000) is larger than any double, and inf/inf is nan. What may be subtracted from all scores of an example?"
    e = np.exp(Z)
    return e / e.sum(axis=0)


@misconception(caught_by=each_its_own)
def global_maximum(Z):
    """You subtract the largest score of *all* examples: an example whose scores lie far below gets exp(-2000) = 0
    everywhere, and 0/0. Whose maximum does each column need?"""
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=0)


@misconception(caught_by=probabilities)
def mixed_maximum(Z):
    """From every score of an example the *same* number must be subtracted, else the probabilities change. Along which
    axis does your maximum run?"""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


@misconception(caught_by=certain)
def epsilon_below(Z):
    """You subtract the mean, not the maximum: half of the scores stay positive, and exp can still overflow. Which
    number makes all of them <= 0?"""
    e = np.exp(Z - Z.mean(axis=0))
    return e / e.sum(axis=0)


@misconception(caught_by=zero_point)
def clipped_scores(Z):
    "The scores are clipped, so that 1000 and 998 become the same. What could be subtracted instead?"
    e = np.exp(np.clip(Z, -80, 80))
    return e / e.sum(axis=0)


@misconception(caught_by=four_scores)
def normalised_scores(Z):
    "You divide the scores by their sum, without exponentials: negative ones stay negative. What makes them positive?"
    return Z / Z.sum(axis=0)


@misconception(caught_by=four_scores)
def double_softmax(Z):
    "Softmax is taken twice: the differences between the classes nearly vanish. Which one is too many?"
    e = np.exp(Z - Z.max(axis=0))
    e = np.exp(e / e.sum(axis=0))
    return e / e.sum(axis=0)


@misconception(caught_by=four_scores)
def sigmoids(Z):
    """Each score goes through its own sigmoid, and the column doesn't sum to one. Whose exponentials stand below the
    line?"""
    return (1 + np.tanh(Z / 2)) / 2


@misconception(caught_by=four_scores)
def normalised_sigmoids(Z):
    "Sigmoids divided by their sum have the sum 1, but are no softmax. What stands above the line in the formula?"
    s = (1 + np.tanh(Z / 2)) / 2
    return s / s.sum(axis=0)


@misconception(caught_by=four_scores)
def powers_of_two(Z):
    "You take powers of 2 (or another base): the probabilities are too even. Which base has softmax?"
    e = np.exp2(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


@misconception(caught_by=four_scores)
def softmin(Z):
    "The smallest score gets the highest probability. Look at the sign in the exponent: should the maximum be first?"
    e = np.exp(Z.min(axis=0) - Z)
    return e / e.sum(axis=0)


@misconception(caught_by=four_scores)
def log_softmax(Z):
    "These are the logarithms of the probabilities. Which function undoes the logarithm?"
    S = Z - Z.max(axis=0)
    return S - np.log(np.exp(S).sum(axis=0))


@misconception(caught_by=four_scores)
def hardmax(Z):
    "You return a decision, 1 for the largest and 0 else. What is soft about softmax?"
    return np.equal(Z, Z.max(axis=0)).astype(float)


@misconception(caught_by=four_scores)
def divided_by_maximum(Z):
    "The largest probability is 1: you divide by the largest exponential. What must the column sum to?"
    return np.exp(Z - Z.max(axis=0))


@misconception(caught_by=columns_are_distributions)
def transposed(Z):
    "The values are right, but examples have become rows. Is one transpose too many?"
    e = np.exp(Z - Z.max(axis=0))
    return (e / e.sum(axis=0)).T


@misconception(caught_by=four_scores)
def with_epsilon(Z):
    """You add something to keep probabilities away from 0: then the column no longer sums to one, or a certain 0
    isn't 0. Is anything in danger here, once the largest exponential is exp(0) = 1?"""
    e = np.exp(Z - Z.max(axis=0)) + 1e-7
    return e / e.sum(axis=0)


@misconception(caught_by=scores_unchanged)
def subtracts_in_place(Z):
    "`Z -= …` writes into the caller's scores. How do you get a new array instead?"
    if Z.dtype.kind == "f":
        Z -= Z.max(axis=0)
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


@misconception(caught_by=scores_of_other_types)
def integer_result(Z):
    """np.zeros_like(Z) of integers is an array of integers, so that all probabilities are cut to 0. Which dtype is
    needed?"""
    out = np.zeros_like(Z)
    e = np.exp(Z - Z.max(axis=0))
    out[...] = e / e.sum(axis=0)
    return out
