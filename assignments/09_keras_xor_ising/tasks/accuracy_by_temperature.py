"""What the judge knows of accuracy_by_temperature: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, returned, unchanged
from autograder.course.proof import alternative, equivalent, misconception
from autograder.data.lattice import TC

from public import four_events, outside_is_ignored


def events(rng, m, low=0.5, high=4.5):
    """Labels, scores and temperatures in [low, high) on a grid of quarters, so that many lie exactly on an edge."""
    T = rng.integers(round(4 * low), round(4 * high), m) / 4
    return (T > TC).astype(int), rng.random(m), T


def agree_bins(student, reference, y, p, T, edges):
    centres, accuracy = student.accuracy_by_temperature(y, p, T, edges)
    wanted = reference.accuracy_by_temperature(y, p, T, edges)
    agree(centres, wanted[0], what="centres", ask="Where is the middle between two edges?")
    agree(accuracy, wanted[1], what="accuracy", ask="[a, b): which events belong to a bin, and how many are right?")


@check(core=True)
def every_bin(student, reference, rng):
    "the share of right answers in every bin, for events on the edges too"
    for edges in (np.array([0.5, 1.5, 2.5, 3.0, 4.0]), np.linspace(1, 4, 7)):
        agree_bins(student, reference, *events(rng, 200, edges[0], edges[-1]), edges)


@check(core=True)
def bins_of_different_width(student, reference, rng):
    "bins may be wide and narrow; a single one will do"
    for edges in (np.array([0.25, 0.75, 1.0, 3.5, 3.75]), np.array([1.0, 3.0])):
        agree_bins(student, reference, *events(rng, 150, edges[0], edges[-1]), edges)


@check
def last_edge_is_outside(student, reference, rng):
    "events at the last edge, below the first and beyond the last are ignored"
    y, p, T = events(rng, 100)
    T[:30] = 3.0
    agree_bins(student, reference, y, p, T, np.array([1.5, 2.0, 2.5, 3.0]))
    agree_bins(student, reference, y, 1 - p, T, np.array([1.0, 2.0, 3.0]))


@check
def nan_where_nothing_is(student, reference, rng):
    "a bin without events has nan, without a warning; no events at all is no problem"
    y, p, T = events(rng, 40)
    edges = np.array([0.0, 0.25, 2.0, 2.01, 2.02, 5.0, 6.0])
    for m in (40, 1, 0):
        outcome = student.observe("accuracy_by_temperature", y[:m], p[:m], T[:m], edges)
        centres, accuracy = returned(outcome)
        wanted = reference.accuracy_by_temperature(y[:m], p[:m], T[:m], edges)
        agree(accuracy, wanted[1], what="accuracy", ask="What is the mean of nothing, and what should stand there?")
        agree(centres, wanted[0], what="centres")
        warned = [text for text in outcome.warnings if text.startswith("RuntimeWarning")]
        expect(not warned, ask="Do you divide by the number of events in a bin that has none?")


@check
def one_half_is_no(student, reference, rng):
    "p = 0.5 exactly is called 0"
    y, p, T = np.array([0, 1, 0, 1]), np.full(4, 0.5), np.array([1.0, 1.0, 1.0, 2.0])
    agree_bins(student, reference, y, p, T, np.array([0.5, 1.5, 2.5]))


@check
def label_counts_not_temperature(student, reference, rng):
    "the label says what is right, whatever the temperature is"
    _, p, T = events(rng, 120)
    agree_bins(student, reference, rng.integers(0, 2, 120), p, T, np.array([1.0, 2.0, 3.0, 4.0]))


@check
def types_of_numbers(student, reference, rng):
    "labels of any numeric type, scores in float32 as Keras gives them, edges in a list"
    y, p, T = events(rng, 80)
    for dtype in (np.float32, np.float64, np.uint8):
        agree_bins(student, reference, y.astype(dtype), p.astype(np.float32), T, [0.5, 1.5, 2.5, 4.5])


@check
def events_unchanged(student, rng):
    "the arguments stay as they are, and may be given by name"
    y, p, T = events(rng, 30)
    edges = np.array([1.0, 2.0, 3.0])
    unchanged(student.observe("accuracy_by_temperature", y_true=y, p=p, T=T, edges=edges))


@alternative
def digitized(y_true, p, T, edges):
    """np.digitize and two bincounts"""
    edges = np.asarray(edges, dtype=float)
    n = len(edges) - 1
    which = np.digitize(T, edges) - 1
    inside = (which >= 0) & (which < n)
    right = ((p > 0.5).astype(int) == y_true).astype(float)
    total = np.bincount(which[inside], minlength=n)
    good = np.bincount(which[inside], weights=right[inside], minlength=n)
    accuracy = np.full(n, np.nan)
    accuracy[total > 0] = good[total > 0] / total[total > 0]
    return 0.5 * (edges[1:] + edges[:-1]), accuracy


@alternative
def by_a_table(y_true, p, T, edges):
    """a table of events and bins"""
    low, high = np.array(edges[:-1], float)[:, None], np.array(edges[1:], float)[:, None]
    inside = (low <= T) & (high > T)
    right = np.where(p > 0.5, 1, 0) == y_true
    with np.errstate(invalid="ignore", divide="ignore"):
        return ((low + high) / 2)[:, 0], (inside & right).sum(axis=1) / inside.sum(axis=1)


@alternative
def in_lists(y_true, p, T, edges):
    """plain Python over bins and events"""
    centres, accuracy = [], []
    for a, b in [(edges[k], edges[k + 1]) for k in range(len(edges) - 1)]:
        answers = [bool(q > 0.5) == bool(y) for y, q, t in zip(y_true, p, T, strict=True) if a <= t < b]
        centres.append((a + b) / 2)
        accuracy.append(sum(answers) / len(answers) if answers else float("nan"))
    return np.array(centres, dtype=float), np.array(accuracy)


@misconception(caught_by=four_events)
def other_side_closed(y_true, p, T, edges):
    """Your bins are (a, b]: an event exactly on an edge goes to the bin below. Which of the two comparisons has the
    equals sign?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] < T) & (edges[k + 1] >= T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception(caught_by=outside_is_ignored)
def last_bin_closed(y_true, p, T, edges):
    """np.histogram closes its last bin on both sides, so an event at the last edge is counted. Here every bin is [a,
    b): to which does that event belong?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    total, _ = np.histogram(T, edges)
    good, _ = np.histogram(T[right], edges)
    accuracy = np.full(len(edges) - 1, np.nan)
    np.divide(good, total, out=accuracy, where=total > 0)
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception(caught_by=four_events)
def zero_where_nothing_is(y_true, p, T, edges):
    """An empty bin got 0, as if all answers there had been wrong. What do we know about a bin without events?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.zeros(len(edges) - 1)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception(caught_by=nan_where_nothing_is)
def mean_of_nothing(y_true, p, T, edges):
    """The mean of an empty array is nan, as it should be, but numpy warns of it. How would you begin with an array
    that holds nan already?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    bins = [(edges[k], edges[k + 1]) for k in range(len(edges) - 1)]
    return (edges[:-1] + edges[1:]) / 2, np.array([right[(a <= T) & (b > T)].mean() for a, b in bins])


@misconception(caught_by=one_half_is_no)
def half_is_yes(y_true, p, T, edges):
    """You call p = 0.5 a 1. Strictly greater than the threshold is a 1: which comparison is that?"""
    edges = np.asarray(edges, dtype=float)
    right = (p >= 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception(caught_by=four_events)
def lower_edges(y_true, p, T, edges):
    """The lower edges came back where the centres are asked for. Where is the middle between two edges?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return edges[:-1], accuracy


@misconception(caught_by=four_events)
def share_of_all(y_true, p, T, edges):
    """You divide by the number of all events. The accuracy of a bin is the share of right ones among *its* events."""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = (right & inside).mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception(caught_by=outside_is_ignored)
def ends_collect_the_rest(y_true, p, T, edges):
    """Events below the first edge are put into the first bin, and those beyond the last into the last. What does
    "ignored" ask for?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    which = np.clip(np.searchsorted(edges, T, side="right") - 1, 0, len(edges) - 2)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        if np.any(which == k):
            accuracy[k] = right[which == k].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


equivalent(
    change="edges = np.asarray(edges, dtype=float): np.asarray(edges, dtype=float) -> np.asarray(edges)",
    reason="integer edges are compared with floats, and the division by 2 makes floats of them",
)
