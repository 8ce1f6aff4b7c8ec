"""What the judge knows of split: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, leaves_global_random_alone, unchanged
from autograder.course.proof import alternative, misconception

from public import everybody_once, nine_events, shuffled


@check(core=True)
def sizes_and_cover(student, rng):
    "the parts have int(fraction * m) indices, the last the rest, and hold everybody once"
    for m, fractions in ((57, (0.4, 0.3, 0.2, 0.1)), (9, (0.6, 0.2, 0.2)), (101, (0.5, 0.3, 0.2)), (40, (0.7, 0.3))):
        cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)


@check(core=True)
def in_random_order(student, rng):
    "the order is random, within the parts and across them"
    for _ in range(2):
        m, fractions = 600, (0.5, 0.3, 0.2)
        parts = cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)
        well_mixed(parts, m)


@check
def large_sets(student, rng):
    "98/1/1 of 100,000 events"
    cut(
        student.split(100_000, (0.98, 0.01, 0.01), np.random.default_rng(rng.integers(2**32))),
        100_000,
        (0.98, 0.01, 0.01),
    )


@check
def rounding_down(student, rng):
    "parts are rounded down, each for itself, as int does"
    for m, fractions in ((9, (0.3, 0.3, 0.4)), (7, (0.5, 0.25, 0.25)), (100, (0.58, 0.29, 0.13)), (19, (0.9, 0.1))):
        cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)


@check
def tiny_sets(student, rng):
    "a part may be empty, and is an array of integers even so"
    for m, fractions in ((1, (0.6, 0.2, 0.2)), (3, (0.6, 0.2, 0.2)), (2, (0.4, 0.4, 0.2))):
        cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)


@check
def any_sequence(student, rng):
    "fractions may be a list, a tuple or an array, of any length, and stay as they are"
    for fractions in ([0.6, 0.2, 0.2], (0.5, 0.5), np.array([0.25, 0.25, 0.4, 0.1]), np.array([0.8, 0.2]), [1.0]):
        outcome = student.observe("split", m=23, fractions=fractions, rng=np.random.default_rng(rng.integers(2**32)))
        unchanged(outcome, ask="`pop` takes something away from the caller's list.")
        cut(outcome.value, 23, [float(f) for f in fractions])


@check
def only_rng(student, rng):
    "all randomness is that of rng: the same state, the same split; the next call, another"
    seed = int(rng.integers(2**32))
    orders = []
    student.split(5, (0.4, 0.6), np.random.default_rng(seed))  # who seeds globally would else find that state already
    for generator in (np.random.default_rng(seed), np.random.default_rng(seed), np.random.default_rng(seed + 1)):
        outcome = student.observe("split", 60, (0.6, 0.2, 0.2), generator)
        leaves_global_random_alone(outcome)
        orders.append(np.concatenate(cut(outcome.value, 60, (0.6, 0.2, 0.2))).tolist())
    expect(
        orders[0] == orders[1], "two generators in one state gave two splits", ask="Where else does chance come from?"
    )
    expect(orders[0] != orders[2], "another generator gave the same split", ask="What is `rng` for?")
    generator = np.random.default_rng(seed)
    twice = [np.concatenate(cut(student.split(60, (0.5, 0.5), generator), 60, (0.5, 0.5))).tolist() for _ in range(2)]
    expect(twice[0] != twice[1], "one generator gave the same split twice", ask="Is `rng` itself used, or a copy?")


def cut(value, m, fractions):
    "The parts as arrays; fails unless sizes and contents are right."
    expect(isinstance(value, tuple | list), "that is no tuple of index arrays", got=value)
    expect(len(value) == len(fractions), "there is not one part for each fraction", ask="One part for each fraction?")
    ask = "Are the parts 1-D arrays of integers, that can stand in X[:, part]?"
    for part in value:
        if isinstance(part, list):
            good = all(isinstance(k, int | np.integer) and not isinstance(k, bool) for k in part)
        else:
            good = isinstance(part, np.ndarray) and part.ndim == 1 and part.dtype.kind in "iu"
        expect(good, "a part is no index array", ask=ask)
    parts = [np.array(part, dtype=int) for part in value]
    expected = [int(fraction * m) for fraction in fractions[:-1]]
    expected.append(m - sum(expected))
    sizes_ = [len(part) for part in parts]
    expect(
        sizes_ == expected,
        "the sizes differ",
        got=sizes_,
        expected=expected,
        ask="int(fraction * m), the last: the rest?",
    )
    together = np.sort(np.concatenate(parts))
    expect(np.array_equal(together, np.arange(m)), "not everybody once", ask="Is each index in exactly one part?")
    return parts


def well_mixed(parts, m):
    "Fails on an order that a shuffle gives less than once in a million times."
    order = np.concatenate(parts)
    ask = "Is the whole range shuffled first, and only then cut?"
    place = np.corrcoef(order, np.arange(m))[0, 1]
    expect(abs(place) < 6 / np.sqrt(m), "the order still follows the index", ask=ask)
    together = np.mean(np.abs(np.diff(order)) == 1)
    expect(together < 0.05, "neighbours stay neighbours", ask=ask)
    for part in parts:
        rising = np.mean(np.diff(part) > 0)
        expect(abs(rising - 0.5) < 2.0 / np.sqrt(len(part)), "a part is sorted", ask=ask)
        expect(abs(np.mean(part) / m - 0.5) < 2.0 / np.sqrt(len(part)), "a part has its own range", ask=ask)


@alternative
def sorted_noise(m, fractions, rng):
    "the order of random numbers"
    order = np.argsort(rng.random(m))
    edges = np.concatenate([[0], np.cumsum([int(f * m) for f in fractions[:-1]]), [m]]).astype(int)
    return tuple(order[edges[k] : edges[k + 1]] for k in range(len(fractions)))


@alternative
def shuffled_list(m, fractions, rng):
    "a list that is shuffled and eaten from the front; parts are lists"
    order = list(range(m))
    rng.shuffle(order)
    parts = []
    for fraction in list(fractions)[:-1]:
        size = int(np.floor(fraction * m))
        parts.append(order[:size])
        order = order[size:]
    return (*parts, order)


@alternative
def drawn_without_return(m, fractions, rng):
    "a draw without putting back; short integers"
    order = rng.choice(m, m, replace=False).astype(np.int32)
    sizes = (np.asarray(fractions) * m).astype(int)
    ends = sizes.cumsum()
    return [
        order[end - size : end if k < len(sizes) - 1 else m]
        for k, (end, size) in enumerate(zip(ends, sizes, strict=True))
    ]


@misconception(caught_by=nine_events)
def rounded_up(m, fractions, rng):
    "Your sizes are rounded up: 0.6 * 9 = 5.4 became 6. What does `int` do?"
    sizes = [int(np.ceil(fraction * m)) for fraction in fractions[:-1]]
    return tuple(np.split(rng.permutation(m), np.cumsum(sizes)))


@misconception(caught_by=nine_events)
def rounded(m, fractions, rng):
    "Your sizes are rounded: 0.2 * 9 = 1.8 became 2. What does `int` do?"
    sizes = [round(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(rng.permutation(m), np.cumsum(sizes)))


@misconception(caught_by=nine_events)
def edges_rounded(m, fractions, rng):
    """You round the positions of the cuts, not the sizes of the parts: int(5.4 + 1.8) is 7, int(5.4) + int(1.8) is
    6. What is asked for?"""
    return tuple(np.split(rng.permutation(m), (np.cumsum(fractions[:-1]) * m).astype(int)))


@misconception(caught_by=nine_events)
def rest_lost(m, fractions, rng):
    "Some events are in no part: the last part is rounded down like the others. Who takes the rest?"
    order, parts, start = rng.permutation(m), [], 0
    for fraction in fractions:
        parts.append(order[start : start + int(fraction * m)])
        start += int(fraction * m)
    return tuple(parts)


@misconception(caught_by=nine_events)
def rest_to_train(m, fractions, rng):
    "The rest went to the first part. Which one takes it?"
    sizes = [int(fraction * m) for fraction in fractions]
    sizes[0] = m - sum(sizes[1:])
    return tuple(np.split(rng.permutation(m), np.cumsum(sizes)[:-1]))


@misconception(caught_by=everybody_once)
def a_shuffle_for_each(m, fractions, rng):
    """Every part is cut from a shuffle of its own, so events are in several parts, and the test set was trained
    on. How many shuffles are needed?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    sizes.append(m - sum(sizes))
    return tuple(rng.permutation(m)[:size] for size in sizes)


@misconception(caught_by=everybody_once)
def with_return(m, fractions, rng):
    """You draw with putting back: some events come twice, others never. What is the difference between `integers`
    and `permutation`?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(rng.integers(0, m, size=m), np.cumsum(sizes)))


@misconception(caught_by=in_random_order)
def in_order(m, fractions, rng):
    "Nothing is shuffled: if the file begins with the signal, the test part has none. What is `rng` for?"
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(np.arange(m), np.cumsum(sizes)))


@misconception(caught_by=shuffled)
def own_generator(m, fractions, rng):
    """The generator that was handed in is not used: every call gives the same split. Why might somebody want ten
    different ones?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(np.random.default_rng(0).permutation(m), np.cumsum(sizes)))


@misconception(caught_by=in_random_order)
def parts_shuffled(m, fractions, rng):
    """You cut first and shuffle within the parts: the first part still has the first events, all signal perhaps.
    Which comes first?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(rng.permutation(part) for part in np.split(np.arange(m), np.cumsum(sizes)))


@misconception(caught_by=only_rng)
def seeds_the_world(m, fractions, rng):
    "You seed numpy's global generator: whoever else uses it gets other numbers now. What does `rng.permutation` do?"
    np.random.seed(int(rng.integers(1000)))
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(np.random.permutation(m), np.cumsum(sizes)))


@misconception(caught_by=sizes_and_cover)
def always_three(m, fractions, rng):
    "You always make three parts. How many fractions are there?"
    order = rng.permutation(m)
    first = int(fractions[0] * m)
    second = first + int(fractions[1] * m)
    return order[:first], order[first:second], order[second:]
