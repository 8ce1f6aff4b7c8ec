"""What the judge knows of dropout_backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, numerical_gradient, unchanged
from autograder.course.proof import alternative, misconception

from public import everything_kept, the_example_backward


@check(core=True)
def any_mask(student, reference, rng):
    "the derivative is right for any mask and keep"
    for shape, keep in (((3, 5), 0.8), ((4, 4), 0.3), ((1, 6), 0.5)):
        dA, mask = rng.normal(size=shape), rng.random(shape) < keep
        ask = "What is dropped gets 0, the rest grows by 1/keep, by the keep that is given."
        agree(student.dropout_backward(dA, mask, keep), reference.dropout_backward(dA, mask, keep), ask=ask)


@check(core=True)
def against_the_forward(student, rng):
    "it's the derivative of the forward pass: central differences agree"
    dA, A = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    mask, keep = rng.random((3, 4)) < 0.6, 0.6
    expected = numerical_gradient(lambda a: np.sum(dA * a * mask / keep), A)
    ask = "The loss changes with each output by dA, and each output with its input by what?"
    agree(student.dropout_backward(dA, mask, keep), expected, rtol=1e-5, atol=1e-7, ask=ask)


@check
def masks_of_numbers(student, rng):
    "a mask of 0 and 1 does as well as one of False and True"
    dA, mask = rng.normal(size=(4, 5)), rng.random((4, 5)) < 0.7
    expected = dA * mask / 0.7
    for kind in (float, int, np.float32):
        got = student.dropout_backward(dA, mask.astype(kind), 0.7)
        agree(
            got, expected, rtol=1e-5, ask="An array of 0 and 1 as an index picks rows 0 and 1. What does a product do?"
        )


@check
def derivatives_of_zero_and_whole_numbers(student, rng):
    "whole numbers, float32, no unit alive, all alive"
    dA = rng.integers(-4, 5, (3, 4))
    mask = np.array([[True, False, True, True]] * 3)
    agree(student.dropout_backward(dA, mask, 0.8), dA.astype(float) * mask / 0.8, ask="Do fractions survive?")
    single = dA.astype(np.float32)
    agree(student.dropout_backward(single, mask, 0.8), dA * mask / 0.8, rtol=1e-5, ask="Is it right in float32?")
    ones = np.ones((3, 4), dtype=bool)
    agree(student.dropout_backward(dA.astype(float), ~ones, 0.8), np.zeros((3, 4)), ask="Nobody is alive.")
    agree(student.dropout_backward(dA.astype(float), ones, 1.0), dA.astype(float), ask="All are alive, keep is 1.")


@check
def backward_leaves_inputs_alone(student, rng):
    "dA and the mask stay as they are; the arguments have the names of the contract"
    outcome = student.observe("dropout_backward", dA=rng.normal(size=(3, 4)), mask=rng.random((3, 4)) < 0.5, keep=0.5)
    unchanged(outcome)


@alternative
def backward_by_where(dA, mask, keep):
    "np.where"
    return np.where(mask, dA / keep, 0.0)


@alternative
def backward_by_zeros(dA, mask, keep):
    "a scaled copy with zeros written in"
    out = np.array(dA, dtype=float) / keep
    out[np.asarray(mask) == 0] = 0
    return out


@alternative
def backward_in_a_loop(dA, mask, keep):
    "entry by entry"
    out = np.zeros(dA.shape)
    for j, k in np.argwhere(mask):
        out[j, k] = dA[j, k] * (1 / keep)
    return out


@misconception(caught_by=everything_kept)
def factor_forgotten(dA, mask, keep):
    "The factor 1/keep is missing: forward the survivors grew, so how does the output change with its input?"
    return dA * mask


@misconception(caught_by=the_example_backward)
def mask_forgotten(dA, mask, keep):
    "Derivatives pass through units that were switched off. What does the mask do on the way back?"
    return dA / keep


@misconception(caught_by=everything_kept)
def shrinks_backward(dA, mask, keep):
    "The derivative is multiplied by keep. Forward it was divided: does the factor turn round on the way back?"
    return dA * mask * keep


@misconception(caught_by=everything_kept)
def factor_twice(dA, mask, keep):
    "The factor 1/keep is there twice. The mask of this course is without it: how often does it come in?"
    return dA * mask / keep**2


@misconception(caught_by=the_example_backward)
def the_dead_learn(dA, mask, keep):
    "The mask is turned round: the dropped units get the derivative. Who took part forward?"
    return dA * (1 - mask) / keep


@misconception(caught_by=everything_kept)
def divided_by_the_dropped_share(dA, mask, keep):
    "It's divided by 1 - keep. Which number were the survivors divided by?"
    return dA * mask / max(1 - keep, 1e-12)


@misconception(caught_by=any_mask)
def factor_of_the_mask(dA, mask, keep):
    "The share of ones in this mask was used. The forward pass divided by the probability keep: are they equal?"
    alive = np.mean(mask)
    return dA * mask / (alive if 0 < alive < 1 else keep)


@misconception(caught_by=masks_of_numbers)
def indexed_by_the_mask(dA, mask, keep):
    "A mask of 0 and 1 as an index picks rows 0 and 1, only True and False pick entries. What does a product do?"
    out = np.zeros(dA.shape)
    where = mask if mask.dtype == bool else mask.astype(int)
    out[where] = dA[where] / keep
    return out


@misconception(caught_by=backward_leaves_inputs_alone)
def derivative_in_place(dA, mask, keep):
    "The zeros are written into the caller's dA. Which line makes a new array?"
    if dA.dtype.kind != "f":
        dA = dA.astype(float)
    dA *= mask
    dA /= dA.dtype.type(keep)
    return dA
