"""What the judge knows of rejection: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, has_shape, quiet, unchanged
from autograder.course.proof import alternative, misconception

from public import no_jet_at_all, one_in_a_hundred


@check(core=True)
def inverse(student, rng):
    "1/fpr for any number of rates"
    for m in (1, 3, 8):
        fpr = rng.random(m) + 0.001
        found = student.rejection(fpr)
        has_shape(found, (m,), ask="The rates came in an array. In what do the rejections go out?")
        agree(found, 1 / fpr)


@check
def tiny_is_not_zero(student):
    "a tiny rate is a large rejection, not inf, and nothing is added to it"
    agree(student.rejection(np.array([1e-9, 0.0, 3e-13, 1e-4])), np.array([1e9, np.inf, 1 / 3e-13, 1e4]), rtol=1e-9)


@check
def all_zero(student):
    "where no rate is above zero, all are inf, without a warning; whole numbers are numbers"
    for fpr in (np.zeros(4), np.zeros(1), np.array([0, 1, 1, 0])):
        outcome = student.observe("rejection", fpr)
        quiet(outcome)
        agree(outcome.value, np.where(fpr == 0, np.inf, 1.0))


@check
def rejection_in_single_precision(student):
    "float32 rates do as well, without a warning"
    outcome = student.observe("rejection", np.array([0.0, 0.25, 0.1], np.float32))
    quiet(outcome)
    agree(outcome.value, np.array([np.inf, 4.0, 10.0]), rtol=1e-5)


@check
def rejection_inputs_unchanged(student):
    "the argument stays as it is, by position or by name"
    unchanged(student.observe("rejection", np.array([0.0, 0.2, 0.9])))
    unchanged(student.observe("rejection", fpr=np.array([0.0, 0.2, 0.9])))


@alternative
def where_twice(fpr):
    "np.where outside and inside"
    return np.where(fpr > 0, 1 / np.where(fpr > 0, fpr, 1), np.inf)


@alternative
def warnings_off(fpr):
    "division with the warning switched off"
    with np.errstate(divide="ignore"):
        return 1.0 / np.asarray(fpr)


@alternative
def one_by_one(fpr):
    "a list comprehension"
    return np.array([1 / v if v > 0 else float("inf") for v in fpr.tolist()])


@misconception(caught_by=no_jet_at_all)
def warns(fpr):
    "1/0 gives inf, but numpy warns of it. With which function can you divide only where the rate is not 0?"
    return 1 / fpr


@misconception(caught_by=no_jet_at_all)
def zero_for_zero(fpr):
    "Where no jet gets through, the rejection is inf, not 0: what would 0 say about the classifier?"
    return np.divide(1.0, fpr, out=np.zeros(fpr.shape), where=fpr > 0)


@misconception(caught_by=no_jet_at_all)
def nan_for_zero(fpr):
    "Where no jet gets through, the rejection is inf, not nan. With what is the array filled before you divide?"
    return np.divide(1.0, fpr, out=np.full(fpr.shape, np.nan), where=fpr > 0)


@misconception(caught_by=one_in_a_hundred)
def one_minus(fpr):
    """1 - fpr is the specificity. The rejection says how many jets there are for one that gets through: what is it for
    0.01?"""
    return np.where(fpr == 0, np.inf, 1 - fpr)


@misconception(caught_by=one_in_a_hundred)
def rejected_per_kept(fpr):
    "You count the rejected jets for one that gets through, 1/fpr - 1; all jets are counted. What is it for fpr = 1?"
    return np.divide(1.0 - fpr, fpr, out=np.full(fpr.shape, np.inf), where=fpr > 0)


@misconception(caught_by=no_jet_at_all)
def adds_epsilon(fpr):
    """A small number below the line makes a large number of inf, and all others a little wrong. Can the zeros be
    treated apart?"""
    return 1 / (fpr + 1e-12)


@misconception(caught_by=no_jet_at_all)
def drops_the_zeros(fpr):
    "The zeros are left out, so the result is shorter than fpr and no longer fits to tpr. What belongs in their places?"
    return 1 / fpr[fpr > 0]


@misconception(caught_by=tiny_is_not_zero)
def tiny_is_zero(fpr):
    "Tiny rates are taken for 0: 1e-9 is a rejection of 1e9. Does np.isclose, or a limit, stand there?"
    zero = np.isclose(fpr, 0)
    return np.divide(1.0, fpr, out=np.full(fpr.shape, np.inf), where=~zero)


@misconception(caught_by=rejection_inputs_unchanged)
def replaces_in_place(fpr):
    "The zeros of the caller's array have changed after the call: fpr[…] = … writes into it. Can you work on a copy?"
    zero = fpr == 0
    if fpr.dtype == np.float64:
        fpr[zero] = 1.0
    result = 1.0 / np.where(zero, 1, fpr)
    result[zero] = np.inf
    return result
