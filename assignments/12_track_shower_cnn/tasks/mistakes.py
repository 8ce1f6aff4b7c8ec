"""What the judge knows of mistakes: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from public import fewer_than_asked, two_of_three


def sample(rng, m=40):
    """Scores with about a quarter of them wrong, no two equally sure."""
    y = rng.integers(0, 2, m)
    distance = rng.permutation(np.linspace(0.02, 0.48, m))
    wrong = rng.random(m) < 0.25
    wrong[:2] = True, False
    return np.where((y == 1) != wrong, 0.5 + distance, 0.5 - distance), y


def same(got, wanted, ask):
    agree(got, [int(n) for n in wanted], ask=ask)


@check(core=True)
def worst_first(student, reference, rng):
    "the k most confident wrong events, worst first"
    for m, k in ((40, 5), (60, 3), (25, 1)):
        p, y = sample(rng, m)
        same(student.mistakes(p, y, k), reference.mistakes(p, y, k), "Which wrong event is furthest from its label?")


@check(core=True)
def of_both_kinds(student):
    "tracks that look like showers and showers that look like tracks count alike"
    p, y = np.array([0.95, 0.03, 0.6, 0.3, 0.9, 0.1]), np.array([0, 1, 0, 1, 1, 0])
    same(student.mistakes(p, y, 4), [1, 0, 3, 2], "Is p = 0.03 for a shower a worse mistake than p = 0.95 for a track?")


@check
def more_asked_for(student, reference, rng):
    "k may be larger than the number of wrong events, or than the sample"
    p, y = sample(rng, 12)
    same(student.mistakes(p, y, 12), reference.mistakes(p, y, 12), "Which events come when all wrong ones are listed?")
    same(student.mistakes(p, y, 500), reference.mistakes(p, y, 500), "What does a slice beyond the end give?")


@check
def none_asked_for(student, rng):
    "k = 0 gives an empty list"
    p, y = sample(rng)
    expect(len(student.mistakes(p, y, 0)) == 0, ask="What does the slice [-0:] give?")


@check
def none_or_all_wrong(student, rng):
    "no event wrong, and every event wrong"
    p, _ = sample(rng, 9)
    right = (p > 0.5).astype(int)
    expect(len(student.mistakes(p, right, 4)) == 0, ask="Which events are wrong here at all?")
    order = np.argsort(-np.abs(p - 0.5))
    same(student.mistakes(p, 1 - right, 4), order[:4], "Which of the nine is furthest from its label?")


@check
def exactly_half(student):
    "p = 0.5 exactly is called a track"
    p, y = np.array([0.5, 0.5, 0.9, 0.2]), np.array([0, 1, 1, 1])
    same(student.mistakes(p, y, 4), [3, 1], "Strictly greater than 0.5 is a shower: which side is 0.5 on?")


@check
def other_types(student, reference, rng):
    "scores in float32, as Keras gives them, and labels of any numeric type"
    p, y = sample(rng)
    wanted = reference.mistakes(p, y, 6)
    same(student.mistakes(p.astype(np.float32), y, 6), wanted, "Does anything depend on float64?")
    for dtype in (np.float32, np.float64, np.uint8):
        same(student.mistakes(p, y.astype(dtype), 6), wanted, "What happens to p - y when y holds unsigned bytes?")


@check
def one_event(student):
    "a sample of one event"
    same(student.mistakes(np.array([0.8]), np.array([0]), 3), [0], "Which index has the only event?")
    expect(len(student.mistakes(np.array([0.8]), np.array([1]), 3)) == 0, "something came back")


@check
def scores_unchanged(student, rng):
    "the arguments stay as they are"
    p, y = sample(rng)
    unchanged(student.observe("mistakes", p, y, 3))


@alternative
def sorted_list(p, y, k):
    """plain Python: a list of wrong events, sorted by a key"""
    wrong = [i for i in range(len(p)) if (p[i] > 0.5) != (y[i] == 1)]
    return sorted(wrong, key=lambda i: abs(float(p[i]) - float(y[i])), reverse=True)[:k]


@alternative
def hidden_right_ones(p, y, k):
    """the right events get confidence -1 and are cut off after sorting all"""
    called = (p > 0.5).astype(int)
    confidence = np.where(called == y, -1.0, np.abs(p - 0.5))
    order = np.argsort(confidence)[::-1]
    return order[: min(k, int(np.sum(called != y)))]


@alternative
def probability_of_the_truth(p, y, k):
    """by the probability that was given to the true label: the smallest first"""
    truth = np.where(np.asarray(y) > 0.5, p, 1 - p)
    wrong = np.nonzero((np.asarray(y) > 0.5) ^ (p > 0.5))[0]
    return wrong[truth[wrong].argsort()][0:k].tolist()


@misconception(caught_by=two_of_three)
def least_wrong_first(p, y, k):
    """The mildest mistakes come first. np.argsort puts the smallest in front: of what should you take the order?"""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p - y)[wrong])][:k]


@misconception(caught_by=two_of_three)
def positions_among_the_wrong(p, y, k):
    """These are positions in the list of wrong events, no positions in the whole sample. What does `wrong[order]`
    give?"""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return np.argsort(-np.abs(p - y)[wrong])[:k]


@misconception(caught_by=two_of_three)
def largest_p(p, y, k):
    """You sort by p, so only tracks that look like showers come out on top. A shower with p = 0.01 is as bad a
    mistake: how far is p from y there?"""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(-p[wrong])][:k]


@misconception(caught_by=fewer_than_asked)
def right_ones_too(p, y, k):
    """You sort all events by |p - y| and take k of them: when fewer than k are wrong, right ones follow. Which
    events should be sorted at all?"""
    return np.argsort(-np.abs(p - y))[:k]


@misconception(caught_by=none_asked_for)
def the_last_k(p, y, k):
    """For k = 0 your slice is `[-0:]`, and -0 is 0: that is everything. Sort the other way round and take `[:k]`,
    or look at k = 0 first."""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p - y)[wrong])[-k:][::-1]]


@misconception(caught_by=exactly_half)
def half_is_a_shower(p, y, k):
    """At p = 0.5 exactly your events count as showers. The course's convention is: strictly greater. What changes
    with `>`?"""
    wrong = np.flatnonzero((p >= 0.5) != (y == 1))
    return wrong[np.argsort(-np.abs(p - y)[wrong])][:k]


@misconception(caught_by=two_of_three)
def most_confident_of_all(p, y, k):
    """You sort by how sure the network is and look at wrong and right ones alike. Which events should be left out
    first?"""
    return np.argsort(-np.abs(p - 0.5), kind="stable")[:k]


@misconception(caught_by=two_of_three)
def the_right_ones(p, y, k):
    """These are events that the network got right. Where p > 0.5 and y = 1 agree there is no mistake: which sign is
    turned round?"""
    right = np.flatnonzero((p > 0.5) == (y == 1))
    return right[np.argsort(-np.abs(p - 0.5)[right])][:k]


equivalent(
    change="order = np.argsort(-np.abs(p - y)[wrong]): p - y -> y - p",
    reason=(
        "The distance of two numbers does not depend on which is subtracted; unsigned labels turn into floats in both."
    ),
)
