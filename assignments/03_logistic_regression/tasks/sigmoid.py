"""What the judge knows of sigmoid: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import SINGLE


@check(core=True)
def values(student, reference, rng):
    "the values are right on any shape"
    shapes = (2, 3, 4), (7,), (1, 5), (3, 1)
    like_reference(student, reference, "sigmoid", *((rng.normal(size=shape, scale=3),) for shape in shapes))


@check
def far_out(student, rng):
    "large arguments of either sign give 0 and 1, without a warning"
    for dtype in (np.float64, np.float32):
        z = np.array([-1000.0, 1000.0, -750.0, 720.0, -100.0, 95.0], dtype)
        outcome = student.observe("sigmoid", z)
        quiet(outcome)
        agree(outcome.value, np.array([0.0, 1.0, 0.0, 1.0, 0.0, 1.0]))


@check
def smooth(student, reference):
    "the curve has no step or flat piece anywhere between -16 and 16"
    z = np.linspace(-16, 16, 65)
    agree(student.sigmoid(z), reference.sigmoid(z), ask="Is anything clipped too early, or one of two cases missing?")


@check
def whole_numbers(student, reference):
    "integers are numbers, too"
    z = np.array([[-3, -1, 0, 2, 5], [1000, -1000, 1, 4, -2]])
    agree(student.sigmoid(z), reference.sigmoid(z), ask="Of which dtype is the array that you write into?")


@check
def single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    z = rng.normal(size=(3, 4), scale=4).astype(np.float32)
    agree(student.sigmoid(z), reference.sigmoid(z.astype(np.float64)), **SINGLE)


@check
def one_number(student):
    "an array that holds one number and has no dimensions gives one number"
    agree(student.sigmoid(np.array(np.log(4.0))), 0.8, ask="Does every line work for an array of shape ()?")


@check
def inputs_unchanged(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("sigmoid", rng.normal(size=(2, 5), scale=3)))


@alternative
def tangent(z):
    "by the hyperbolic tangent"
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))


@alternative
def masks(z):
    "the two signs by masks, into a new array"
    z = np.asarray(z)
    out = np.empty(z.shape)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


@alternative
def logaddexp(z):
    "minus log(1 + exp(-z)) in the exponent"
    return np.exp(-np.logaddexp(0, -z))


@alternative
def clipped(z):
    "a clip that double and single precision can bear"
    return 1.0 / (1.0 + np.exp(-np.clip(z, -80, 80)))


@alternative
def warnings_off(z):
    "the plain formula with the overflow expected"
    with np.errstate(over="ignore"):
        return np.reciprocal(1 + np.exp(-1.0 * z))


@alternative
def one_by_one(z):
    "a Python loop: nothing forbids it here"
    import math

    z = np.asarray(z)
    values = [1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)) for v in z.ravel().tolist()]
    return np.array(values, dtype=float).reshape(z.shape)


@misconception(caught_by=far_out)
def overflows(z):
    """exp(1000) is larger than any double, and np.where computes both of its sides before it picks one. Which sign of
    the exponent is safe for which sign of z?"""
    return 1 / (1 + np.exp(-z))


@misconception(caught_by=far_out)
def clips_for_doubles_only(z):
    """exp(500) fits into a double, but float32 ends at exp(88). Can you do without a clip, with an exponent that is
    never positive?"""
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@misconception(caught_by=smooth)
def clips_too_early(z):
    "The curve goes flat at |z| = 10: sigmoid(-15) is 3e-7, not 5e-5. Does anything in your code cut z off?"
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@misconception(caught_by=values)
def falls(z):
    "Your curve falls from 1 to 0: a high score should mean a high probability. Look at the sign in the exponent."
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e, 1.0) / (1.0 + e)


@misconception(caught_by=values)
def is_tanh(z):
    "That is tanh, which runs from -1 to 1; a probability starts at 0. What has to be added, and divided by?"
    return np.tanh(z)


@misconception(caught_by=values)
def twice_as_steep(z):
    "The curve is right at 0 but twice as steep: sigmoid(z) is (1 + tanh(z/2))/2. Where did the 1/2 go?"
    return 0.5 * (1 + np.tanh(z))


@misconception(caught_by=values)
def normalises(z):
    "You divide by a sum over all elements: each probability then depends on its neighbours. Should it?"
    e = np.exp(z - z.max())
    return e / e.sum()


@misconception(caught_by=values)
def is_derivative(z):
    "This is the derivative a(1 - a), a hill with 1/4 at z = 0. Which line returns a itself?"
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1.0, e) / (1.0 + e)
    return a * (1 - a)


@misconception(caught_by=values)
def flattens(z):
    """The values are right but the shape is lost: what comes in as (2, 3) has to come out as (2, 3). Where is it
    flattened?"""
    flat = np.ravel(z)
    e = np.exp(-np.abs(flat))
    return np.where(flat >= 0, 1.0, e) / (1.0 + e)


@misconception(caught_by=whole_numbers)
def keeps_integers(z):
    """np.empty_like(z) of integers is an array of integers, which cuts every probability to 0. Which dtype should it
    have?"""
    out = np.empty_like(z)
    e = np.exp(-np.abs(z))
    out[z >= 0] = 1.0 / (1.0 + e[z >= 0])
    out[z < 0] = e[z < 0] / (1.0 + e[z < 0])
    return out


@misconception(caught_by=inputs_unchanged)
def works_in_place(z):
    """Your function writes its result into z itself: whoever called it has lost the scores. Where is the array z
    assigned to?"""
    z = np.asarray(z)
    e = np.exp(-np.abs(z))
    result = np.where(z >= 0, 1.0, e) / (1.0 + e)
    if z.dtype.kind == "f" and z.ndim:
        z[...] = result
    return result


equivalent(
    change="return np.where(z >= 0, 1.0, e) / (1.0 + e): z >= 0 -> z > 0",
    reason="at z = 0 both forms give 1/2",
)

equivalent(
    change="def sigmoid(z):: z = np.asarray(z, dtype=float) -> (dropped) 1",
    reason="the result keeps float32, which is allowed, and integers become floats in exp",
)

equivalent(
    change="z = np.asarray(z, dtype=float): np.asarray(z, dtype=float) -> np.asarray(z)",
    reason="the result keeps float32, which is allowed, and integers become floats in exp",
)
