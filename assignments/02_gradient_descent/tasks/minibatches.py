"""What the judge knows of minibatches: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, leaves_global_random_alone
from autograder.course.proof import alternative, misconception

from problems import fresh
from public import another_order, seven_in_threes


def in_batches(value, m, size):
    "The batches as arrays; fails unless sizes and contents are right."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim == 2)
    expect(several, "that is no list of index arrays", got=value, ask="A list, made and complete?")
    for batch in value:
        if isinstance(batch, list):
            good = all(isinstance(k, int | np.integer) and not isinstance(k, bool) for k in batch)
        else:
            good = isinstance(batch, np.ndarray) and batch.ndim == 1 and batch.dtype.kind in "iu"
        expect(good, "a batch is no index array", ask="Can each batch stand in X[:, batch]?")
    batches = [np.array(batch, dtype=int) for batch in value]
    expected = [min(size, m - first) for first in range(0, m, size)]
    sizes = [len(batch) for batch in batches]
    ask = "Pieces of `size`, one after the other, and the short last one too; no empty one."
    expect(sizes == expected, "the sizes differ", got=sizes, expected=expected, ask=ask)
    together = np.sort(np.concatenate(batches))
    expect(np.array_equal(together, np.arange(m)), "not everybody once", ask="Is each index in exactly one batch?")
    return batches


@check(core=True)
def sizes_and_contents(student, rng):
    "every index once, in batches of the size, the short last one kept"
    for m, size in ((10, 4), (23, 5), (7, 3), (12, 4)):
        in_batches(student.minibatches(m, size, fresh(rng)), m, size)


@check(core=True)
def well_shuffled(student, rng):
    "the order is random, within the batches and across them"
    m, size = 600, 150
    batches = in_batches(student.minibatches(m, size, fresh(rng)), m, size)
    order = np.concatenate(batches)
    ask = "Is the whole range shuffled first, and only then cut?"
    expect(abs(np.corrcoef(order, np.arange(m))[0, 1]) < 6 / np.sqrt(m), "the order follows the index", ask=ask)
    expect(np.mean(np.abs(np.diff(order)) == 1) < 0.05, "neighbours stay neighbours", ask=ask)
    for batch in batches:
        expect(abs(np.mean(np.diff(batch) > 0) - 0.5) < 2 / np.sqrt(size), "a batch is sorted", ask=ask)
        expect(abs(np.mean(batch) / m - 0.5) < 2 / np.sqrt(size), "a batch has its own range", ask=ask)


@check
def edges(student, rng):
    "one batch for all, one example each, one example at all, a batch larger than the data"
    for m, size in ((6, 6), (5, 1), (1, 1), (4, 9), (1, 32), (8, 7)):
        in_batches(student.minibatches(m, size, fresh(rng)), m, size)


@check
def only_rng(student, rng):
    "all randomness is that of rng: one state, one order; the next call, another"
    seed = int(rng.integers(2**32))
    student.minibatches(5, 2, np.random.default_rng(seed))  # who seeds globally would else find that state already
    orders = []
    for generator in (np.random.default_rng(seed), np.random.default_rng(seed), np.random.default_rng(seed + 1)):
        outcome = student.observe("minibatches", m=50, size=8, rng=generator)
        leaves_global_random_alone(outcome)
        orders.append(np.concatenate(in_batches(outcome.value, 50, 8)).tolist())
    expect(
        orders[0] == orders[1], "two generators in one state gave two orders", ask="Where else does chance come from?"
    )
    expect(orders[0] != orders[2], "another generator gave the same order", ask="What is `rng` for?")
    generator = np.random.default_rng(seed)
    twice = [np.concatenate(in_batches(student.minibatches(50, 8, generator), 50, 8)).tolist() for _ in range(2)]
    expect(twice[0] != twice[1], "one generator gave the same order twice", ask="Is every call a fresh shuffle?")


@alternative
def split_at(m, size, rng):
    "np.split at the multiples of size"
    return np.split(rng.permutation(m), np.arange(size, m, size))


@alternative
def sorted_noise(m, size, rng):
    "the order of random numbers, eaten from the front; lists of integers"
    order, batches = np.argsort(rng.random(m)).tolist(), []
    while order:
        batches.append(order[:size])
        order = order[size:]
    return batches


@alternative
def shuffled_arange(m, size, rng):
    "an arange shuffled in place; short integers"
    order = np.arange(m, dtype=np.int32)
    rng.shuffle(order)
    count = -(-m // size)
    return tuple(order[k * size : min((k + 1) * size, m)] for k in range(count))


@misconception(caught_by=seven_in_threes)
def rest_dropped(m, size, rng):
    """The short last batch is missing: its examples are not seen in this epoch. What does a slice do that runs
    past the end?"""
    order = rng.permutation(m)
    return [order[k * size : (k + 1) * size] for k in range(m // size)]


@misconception(caught_by=seven_in_threes)
def balanced(m, size, rng):
    "You made batches of nearly equal size. All but the last have exactly `size`: where do the pieces begin?"
    return np.array_split(rng.permutation(m), -(-m // size))


@misconception(caught_by=seven_in_threes)
def size_is_number(m, size, rng):
    "You made `size` batches; size is the number of examples in each. How many batches does it make?"
    return np.array_split(rng.permutation(m), size)


@misconception(caught_by=seven_in_threes)
def drawn_each_time(m, size, rng):
    """Every batch is drawn anew, so some examples come twice and others never. How many shuffles are needed for an
    epoch?"""
    return [rng.permutation(m)[: min(size, m - k)] for k in range(0, m, size)]


@misconception(caught_by=seven_in_threes)
def filled_up(m, size, rng):
    "The last batch is filled up with examples that were there already. How long may it be?"
    order = rng.permutation(m)
    return [np.resize(order[k:], size) if k + size > m else order[k : k + size] for k in range(0, m, size)]


@misconception(caught_by=well_shuffled)
def not_shuffled(m, size, rng):
    "Nothing is shuffled: if the file begins with the signal, so does every epoch. What is `rng` for?"
    order = np.arange(m)
    return [order[k : k + size] for k in range(0, m, size)]


@misconception(caught_by=well_shuffled)
def batches_shuffled(m, size, rng):
    "You shuffle the batches, or within them, and neighbours stay together. What has to be shuffled before the cut?"
    order = np.arange(m)
    return [rng.permutation(order[k : k + size]) for k in range(0, m, size)]


@misconception(caught_by=sizes_and_contents)
def empty_batch(m, size, rng):
    "There is an empty batch at the end when m is a multiple of size. What would its mean be?"
    order = rng.permutation(m)
    return [order[k * size : (k + 1) * size] for k in range(m // size + 1)]


@misconception(caught_by=another_order)
def own_generator(m, size, rng):
    "The generator that was handed in is not used, so every epoch has the same order. What is `rng` for?"
    order = np.random.default_rng(0).permutation(m)
    return [order[k : k + size] for k in range(0, m, size)]


@misconception(caught_by=only_rng)
def seeds_the_world(m, size, rng):
    "You seed numpy's global generator: whoever else uses it gets other numbers now. What does `rng.permutation` do?"
    np.random.seed(int(rng.integers(1000)))
    order = np.random.permutation(m)
    return [order[k : k + size] for k in range(0, m, size)]
