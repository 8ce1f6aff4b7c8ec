"""What the judge knows of roc_curve: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import KINDS, mixed, tied
from public import any_order, equal_scores_together, six_events


@check(core=True)
def curve(student, reference, rng):
    "the curve is right for random scores, with ties and without"
    for signal, score in ((0.35, rng.normal(size=40)), (0.7, tied(rng, 60)), (0.5, tied(rng, 31, 12))):
        y = mixed(rng, len(score), signal)
        agree(student.roc_curve(y, score), reference.roc_curve(y, score))


@check
def ends(student, rng):
    "it begins at (0, 0) with inf, ends at (1, 1) with the smallest score, and every distinct score stands there once"
    score = tied(rng, 50, 9)
    fpr, tpr, thresholds = student.roc_curve(mixed(rng, 50, 0.2), score)
    agree(
        (fpr[0], tpr[0], thresholds[0]), (0.0, 0.0, np.inf), ask="What is selected with a threshold above every score?"
    )
    agree((fpr[-1], tpr[-1]), (1.0, 1.0), ask="Which threshold selects everything?")
    agree(thresholds[1:], np.unique(score)[::-1], ask="Are thresholds left out, or there twice?")


@check
def one_class_missing(student):
    "the rate of a class that is missing is 0.0 throughout, without a warning"
    score, steps = np.array([0.2, 0.7, 0.7, -1.0]), np.array([0, 0.5, 0.75, 1.0])
    thresholds = np.array([np.inf, 0.7, 0.2, -1.0])
    for label, expected in ((1, (np.zeros(4), steps, thresholds)), (0, (steps, np.zeros(4), thresholds))):
        outcome = student.observe("roc_curve", np.full(4, label), score)
        quiet(outcome, ask="By how many events of the missing class do you divide?")
        agree(outcome.value, expected)


@check
def single_event(student):
    "a single event, or a single score for all, gives two points"
    agree(student.roc_curve(np.array([1]), np.array([0.3])), ([0.0, 0.0], [0.0, 1.0], [np.inf, 0.3]))
    agree(student.roc_curve(np.array([0]), np.array([-3])), ([0.0, 1.0], [0.0, 0.0], [np.inf, -3.0]))
    got = student.roc_curve(np.array([1, 0, 0]), np.array([2.0, 2.0, 2.0]))
    agree(got, ([0.0, 1.0], [0.0, 1.0], [np.inf, 2.0]))


@check
def any_real_score(student, reference, rng):
    "scores need not be probabilities: negative, huge, and differing in the last digits only"
    y = mixed(rng, 30)
    for score in (-5 - 3 * rng.random(30), 1e8 * tied(rng, 30), 7.0 + 1e-11 * rng.permutation(30)):
        agree(student.roc_curve(y, score), reference.roc_curve(y, score), ask="Are scores rounded, clipped or binned?")


@check
def curve_numeric_types(student, reference, rng):
    "labels may be of any numeric type, scores integers or float32"
    y, score = mixed(rng, 30, 0.4), rng.integers(-4, 9, 30)
    expected = reference.roc_curve(y, score)
    for kind in KINDS:
        agree(student.roc_curve(y.astype(kind), score), expected)
    score = rng.normal(size=30).astype(np.float32)
    agree(student.roc_curve(y.astype(float), score), reference.roc_curve(y, score.astype(float)))


@check
def many_events_in_bytes(student, reference, rng):
    "hundreds of events of each class, also where labels are bytes"
    y, score = mixed(rng, 900, 0.6), rng.normal(size=900).round(2)
    agree(student.roc_curve(y.astype(np.uint8), score), reference.roc_curve(y, score), ask="How large is a byte?")


@check
def only_the_order_counts(student, rng):
    "a growing function of the score leaves the rates as they are"
    y, score = mixed(rng, 30), tied(rng, 30, 11)
    fpr, tpr, _ = student.roc_curve(y, score)
    agree(student.roc_curve(y, np.exp(score) - 10)[:2], (fpr, tpr), ask="Does anything but the order enter?")


@check
def curve_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, score = mixed(rng, 12), rng.normal(size=12)
    unchanged(student.observe("roc_curve", y, score))
    unchanged(student.observe("roc_curve", score=score, y_true=y))


@alternative
def threshold_by_threshold(y_true, score):
    "a loop over the distinct scores"
    photons, jets = score[y_true == 1], score[y_true == 0]
    thresholds = [np.inf, *sorted(set(score.tolist()), reverse=True)]
    fpr = [float(np.mean(jets >= t)) if len(jets) else 0.0 for t in thresholds]
    tpr = [float(np.mean(photons >= t)) if len(photons) else 0.0 for t in thresholds]
    return np.array(fpr), np.array(tpr), np.array(thresholds)


@alternative
def sorted_and_summed(y_true, score):
    "one argsort, cumulative sums, the last event of every group of ties"
    order = np.argsort(score)[::-1]
    s, y = np.asarray(score, dtype=float)[order], np.asarray(y_true, dtype=float)[order]
    last = np.append(np.flatnonzero(np.diff(s)), len(s) - 1)
    tp, fp = np.cumsum(y)[last], np.cumsum(1 - y)[last]
    tpr = tp / tp[-1] if tp[-1] > 0 else np.zeros_like(tp)
    fpr = fp / fp[-1] if fp[-1] > 0 else np.zeros_like(fp)
    return np.insert(fpr, 0, 0.0), np.insert(tpr, 0, 0.0), np.insert(s[last], 0, np.inf)


@alternative
def searched(y_true, score):
    "searchsorted in the two sorted classes, returned as a list"
    thresholds = np.r_[np.inf, np.unique(score)[::-1]]
    rates = []
    for label in (0, 1):
        own = np.sort(score[y_true == label])
        rates.append((own.size - np.searchsorted(own, thresholds, side="left")) / max(own.size, 1))
    return [*rates, thresholds]


@alternative
def matrix(y_true, score):
    "one comparison matrix of thresholds and events"
    thresholds = np.concatenate(([np.inf], -np.unique(-score.astype(float))))
    selected = score[np.newaxis, :] >= thresholds[:, np.newaxis]
    y = (y_true > 0.5).astype(float)
    return (selected @ (1 - y)) / max(np.sum(1 - y), 1.0), (selected @ y) / max(np.sum(y), 1.0), thresholds


@misconception(caught_by=six_events)
def origin_missing(y_true, score):
    """The curve begins with the first event: the point (0, 0), with the threshold inf, is missing. What is selected
    above every score?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    fpr, tpr = np.cumsum(jets) / max(jets.sum(), 1), np.cumsum(photons) / max(photons.sum(), 1)
    return fpr, tpr, values[::-1]


@misconception(caught_by=six_events)
def end_missing(y_true, score):
    """The curve stops before (1, 1): at the smallest score everything is selected. Is the last threshold left out, or >
    in place of >=?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    fpr, tpr = np.cumsum(jets) / max(jets.sum(), 1), np.cumsum(photons) / max(photons.sum(), 1)
    zero = [0.0]
    return np.concatenate([zero, fpr])[:-1], np.concatenate([zero, tpr])[:-1], np.concatenate([[np.inf], values[:0:-1]])


@misconception(caught_by=six_events)
def strictly_above(y_true, score):
    "An event whose score equals the threshold is selected, too: score >= threshold. > or >=?"
    thresholds = np.concatenate([[np.inf], np.unique(score)[::-1]])
    photons, jets = score[y_true == 1], score[y_true != 1]
    tpr = np.array([np.sum(photons > t) for t in thresholds]) / max(len(photons), 1)
    fpr = np.array([np.sum(jets > t) for t in thresholds]) / max(len(jets), 1)
    return fpr, tpr, thresholds


@misconception(caught_by=six_events)
def ascending(y_true, score):
    "Your thresholds ascend, so the curve runs backwards from (1, 1) to (0, 0). Which slice turns arrays round?"
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr[::-1], tpr[::-1], np.concatenate([values, [np.inf]])


@misconception(caught_by=six_events)
def rates_swapped(y_true, score):
    """fpr and tpr have changed places in what you return: first the jets, then the photons. Which rate belongs to label
    1?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return tpr, fpr, np.concatenate([[np.inf], values[::-1]])


@misconception(caught_by=six_events)
def of_all_events(y_true, score):
    """You divide by the number of all events: tpr is a share of the photons, fpr one of the jets. How many are there of
    each?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    m = len(score)
    return (
        np.concatenate([[0.0], np.cumsum(jets) / m]),
        np.concatenate([[0.0], np.cumsum(photons) / m]),
        np.concatenate([[np.inf], values[::-1]]),
    )


@misconception(caught_by=six_events)
def largest_plus_one(y_true, score):
    """The first threshold is the largest score plus one, as in old versions of scikit-learn; inf is asked for. What is
    surely above every score?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[values[-1] + 1], values[::-1]])


@misconception(caught_by=equal_scores_together)
def ties_split(y_true, score):
    """Events with the same score come in one after the other in yours, so the curve depends on their order. How many
    thresholds can tell them apart?"""
    order = np.argsort(-score, kind="stable")
    y = y_true[order]
    tpr = np.concatenate([[0.0], np.cumsum(y == 1) / max(np.sum(y == 1), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(y != 1) / max(np.sum(y != 1), 1)])
    return fpr, tpr, np.concatenate([[np.inf], score[order]])


@misconception(caught_by=any_order)
def labels_not_sorted(y_true, score):
    """The scores are sorted but the labels stay as they were: each event has lost its label. Which index puts both in
    the same order?"""
    values, position = np.unique(-np.sort(-score), return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])


@misconception(caught_by=six_events)
def corners_only(y_true, score):
    """Points on a straight piece are left out, as scikit-learn does by default; every distinct score is asked for.
    Which ones are missing?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tp, fp = np.concatenate([[0.0], np.cumsum(photons)]), np.concatenate([[0.0], np.cumsum(jets)])
    keep = np.r_[True, np.logical_or(np.diff(fp, 2) != 0, np.diff(tp, 2) != 0), True]
    thresholds = np.concatenate([[np.inf], values[::-1]])
    return fp[keep] / max(jets.sum(), 1), tp[keep] / max(photons.sum(), 1), thresholds[keep]


@misconception(caught_by=any_real_score)
def rounds_scores(y_true, score):
    """Scores that differ in the last digits fall together in yours: every distinct score is a threshold of its own.
    Where are they rounded?"""
    score = np.round(score, 9)
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])


@misconception(caught_by=curve)
def grid_of_thresholds(y_true, score):
    "Your thresholds are a grid from 1 down to 0: scores need not be probabilities. Which thresholds change anything?"
    thresholds = np.concatenate([[np.inf], np.linspace(1, 0, 101)])
    photons, jets = score[y_true == 1], score[y_true != 1]
    tpr = np.array([np.sum(photons >= t) for t in thresholds]) / max(len(photons), 1)
    fpr = np.array([np.sum(jets >= t) for t in thresholds]) / max(len(jets), 1)
    return fpr, tpr, thresholds


@misconception(caught_by=one_class_missing)
def nan_without_a_class(y_true, score):
    "Where a class is missing you divide 0 by 0: its rate is 0.0 throughout. By what could you divide safely?"
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / photons.sum()])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / jets.sum()])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])


@misconception(caught_by=curve_inputs_unchanged)
def sorts_in_place(y_true, score):
    """The scores are in another order after the call: score.sort() sorts the caller's array. Which function returns a
    sorted copy?"""
    order = np.argsort(score)
    y = y_true[order]
    score.sort()
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y == 1, y != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])
