"""What the judge knows of dropout_forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, has_shape, leaves_global_random_alone, parts
from autograder.course.proof import alternative, equivalent, misconception

from public import nothing_in_use, output_and_mask, share_that_survives, survivors_grow


def dropped(student, A, keep, seed):
    """Output and mask of one call in training, the mask checked for what it may hold."""
    out, mask = parts(student.dropout_forward(A, keep, np.random.default_rng(seed), True), ("A", "mask"))
    has_shape(out, A.shape, ask="Entries become 0, they don't vanish.")
    has_shape(mask, A.shape, ask="One decision for each entry of A.")
    only = mask.dtype.kind in "biuf" and np.all((mask == 0) | (mask == 1))
    expect(only, "the mask holds something else than 0 and 1", ask="Is the factor 1/keep in the mask?")
    return out, mask.astype(float)


@check(core=True)
def any_keep(student, rng):
    "the right share survives for any keep, and grows by 1/keep"
    for keep, shape in ((0.5, (60, 200)), (0.9, (200, 60)), (0.25, (120, 120))):
        A = rng.normal(size=shape) + 2
        out, mask = dropped(student, A, keep, int(rng.integers(2**32)))
        error = np.sqrt(keep * (1 - keep) / A.size)
        ask = "keep is the probability that an entry survives. Is it compared the right way round?"
        expect(abs(mask.mean() - keep) < 6 * error, ask=ask)
        agree(out, A * mask / keep, ask="Survivors are divided by keep, the others are 0.")


@check(core=True)
def nothing_dropped_in_use(student, rng):
    "in use A comes back as it is, with None, whatever keep is"
    for keep in (0.5, 0.1, 1.0):
        A = rng.normal(size=(4, 6))
        out, mask = parts(student.dropout_forward(A, keep, np.random.default_rng(1), False), ("A", "mask"))
        agree(out, A, ask="Is A scaled or dropped although training is False?")
        expect(
            mask is None, "there should be no mask", ask="What comes back in place of a mask when nothing is dropped?"
        )


@check(core=True)
def each_entry_for_itself(student, rng):
    "every unit is dropped for every event anew: no two rows or columns share their mask"
    mask = dropped(student, np.ones((80, 80)), 0.5, int(rng.integers(2**32)))[1]
    for axis, name in ((0, "columns (events)"), (1, "rows (units)")):
        spread = float(np.std(mask.mean(axis=axis)))
        problem = f"the {name} don't look independent of each other"
        expect(0.5 < spread / np.sqrt(0.25 / 80) < 1.6, problem, ask="Is one number drawn for each entry of A?")
        lines = mask if axis == 1 else mask.T
        expect(len(np.unique(lines, axis=0)) == 80, ask="Is one number drawn for each entry?")


@check
def the_generator_decides(student, rng):
    "the same seed gives the same mask, another seed or a second call another one"
    A, seed = np.ones((20, 20)), int(rng.integers(2**31))
    first, again, other = (dropped(student, A, 0.6, s)[1] for s in (seed, seed, seed + 1))
    agree(again, first, ask="Does everything random come from the generator that is given?")
    expect(not np.array_equal(first, other), "two seeds give one mask", ask="Is the generator that is given used?")
    generator = np.random.default_rng(seed)
    masks = [parts(student.dropout_forward(A, 0.6, generator, True), ("A", "mask"))[1] for _ in range(2)]
    expect(not np.array_equal(*masks), "two calls give one mask", ask="Is the generator made anew in every call?")


@check
def activations_of_zero(student):
    "the mask says what was drawn, also where A is 0 or negative"
    for A in (np.zeros((50, 60)), -np.ones((50, 60))):
        share = dropped(student, A, 0.7, 5)[1].mean()
        expect(abs(share - 0.7) < 0.05, ask="Is the mask made from A?")


@check
def keep_everything(student, rng):
    "with keep = 1 nothing is dropped"
    A = rng.normal(size=(30, 40))
    out, mask = dropped(student, A, 1.0, int(rng.integers(2**32)))
    agree(out, A, ask="What is dropped with probability 0?")
    agree(mask, np.ones((30, 40)), ask="What is dropped with probability 0?")


@check
def dropout_of_other_numbers(student):
    "one example, one unit, whole numbers and float32 work"
    for A in (np.full((40, 1), 3), np.full((1, 40), -3), np.full((5, 8), 2.5, dtype=np.float32)):
        out, mask = dropped(student, A, 0.8, 11)
        agree(out, A.astype(float) * mask / 0.8, rtol=1e-5, ask="Do fractions survive?")


@check
def dropout_leaves_the_world_alone(student, rng):
    "A and numpy's global random state stay as they are"
    A = rng.normal(size=(6, 5))
    for training in (True, False):
        outcome = student.observe("dropout_forward", A=A, keep=0.5, rng=np.random.default_rng(3), training=training)
        leaves_global_random_alone(outcome)
        expect(
            "A" not in outcome.changed, "the call changed A in place", ask="Does `A *= mask` write into the caller's A?"
        )


@alternative
def by_the_binomial(A, keep, rng, training):
    "coins from the binomial distribution, a mask of integers"
    if training:
        mask = rng.binomial(1, keep, size=A.shape)
        return A * mask * (1 / keep), mask
    return A, None


@alternative
def by_where(A, keep, rng, training):
    "np.where and a mask of floats, copy in use"
    if not training:
        return np.array(A), None
    mask = np.where(rng.uniform(size=A.shape) <= keep, 1.0, 0.0)
    return np.where(mask == 1, A / keep, 0.0), mask


@alternative
def by_choice(A, keep, rng, training):
    "the generator's choice among False and True, a list comes back"
    if not training:
        return [A, None]
    mask = rng.choice([False, True], size=A.shape, p=[1 - keep, keep])
    out = np.zeros(A.shape)
    out[mask] = A[mask] / keep
    return [out, mask]


@alternative
def dropping_those_below(A, keep, rng, training):
    "counts those to be dropped, example by example, in single precision"
    if not training:
        return A, None
    mask = np.stack([rng.random(A.shape[0]) >= 1 - keep for _ in range(A.shape[1])], axis=1).astype(np.float32)
    return A * mask / keep, mask


@misconception(caught_by=survivors_grow)
def not_rescaled(A, keep, rng, training):
    "The survivors are not rescaled, so the next layer receives less than in use. By what must they be divided?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask, mask


@misconception(caught_by=nothing_in_use)
def active_in_use(A, keep, rng, training):
    "Units are dropped in use as well: the same event would get another answer each time. What is `training` for?"
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


@misconception(caught_by=nothing_in_use)
def scaled_in_use(A, keep, rng, training):
    "In use A is multiplied by keep. That belongs to the old dropout: who did the scaling here already?"
    if not training:
        return A * keep, None
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


@misconception(caught_by=share_that_survives)
def keep_is_drop(A, keep, rng, training):
    "keep is the probability to survive, here it's the probability to be dropped. Which way round is the comparison?"
    if not training:
        return A, None
    mask = rng.random(A.shape) > keep
    return A * mask / keep, mask


@misconception(caught_by=survivors_grow)
def divided_by_the_dropped(A, keep, rng, training):
    "Survivors are divided by 1 - keep. If 4 of 5 survive, by how much must they grow?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / (1 - keep), mask


@misconception(caught_by=survivors_grow)
def factor_in_the_mask(A, keep, rng, training):
    "The factor 1/keep is in the mask, and dropout_backward will apply it again. What may a mask hold?"
    if not training:
        return A, None
    mask = (rng.random(A.shape) < keep) / keep
    return A * mask, mask


@misconception(caught_by=survivors_grow)
def multiplied_by_keep(A, keep, rng, training):
    "Survivors are multiplied by keep: they shrink. In which direction do they have to go to keep the mean?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask * keep, mask


@misconception(caught_by=output_and_mask)
def one_mask_for_all_events(A, keep, rng, training):
    "One column of decisions is used for all events. Which shape must the random numbers have?"
    if not training:
        return A, None
    mask = rng.random((A.shape[0], 1)) < keep
    return A * mask / keep, mask


@misconception(caught_by=each_entry_for_itself)
def same_units_for_every_event(A, keep, rng, training):
    "The same units are dropped for every event of the batch. How many random numbers does A need?"
    if not training:
        return A, None
    mask = np.broadcast_to(rng.random((A.shape[0], 1)) < keep, A.shape).copy()
    return A * mask / keep, mask


@misconception(caught_by=share_that_survives)
def normal_numbers(A, keep, rng, training):
    "These random numbers are normal: 79 % of them lie below 0.8 by chance, but what of keep = 0.5? Draw uniform ones."
    if not training:
        return A, None
    mask = rng.standard_normal(A.shape) < 1 - keep
    return A * mask / keep, mask


@misconception(caught_by=the_generator_decides)
def own_generator(A, keep, rng, training):
    "A new generator with a fixed seed drops the same units in every step. Where should randomness come from?"
    if not training:
        return A, None
    mask = np.random.default_rng(0).random(A.shape) < keep
    return A * mask / keep, mask


@misconception(caught_by=activations_of_zero)
def mask_from_the_result(A, keep, rng, training):
    "The mask is read off the result, but a relu gives zeros of its own. What was drawn?"
    if not training:
        return A, None
    out = A * (rng.random(A.shape) < keep) / keep
    return out, out > 0 if np.all(A >= 0) else out != 0


@misconception(caught_by=nothing_in_use)
def mask_of_ones_in_use(A, keep, rng, training):
    "In use there is no mask, so None should come back. Who would go backward through it?"
    if not training:
        return A, np.ones(A.shape)
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


@misconception(caught_by=dropout_leaves_the_world_alone)
def dropped_in_place(A, keep, rng, training):
    "The zeros are written into the caller's A. Which line makes a new array?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    if A.dtype.kind != "f":
        A = A.astype(float)
    A *= mask
    A /= A.dtype.type(keep)
    return A, mask


equivalent(
    change="mask = rng.random(A.shape) < keep: rng.random(A.shape) < keep -> rng.random(A.shape) <= keep",
    reason="a uniform number equals keep with probability 1e-16",
)
