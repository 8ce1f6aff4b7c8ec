"""What the judge knows of best_cut: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, is_float, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import KINDS, mixed
from public import rare_photons, weights_decide
from reference import roc_curve


def significances(y, score, weight_s, weight_b):
    """s/sqrt(s + b) for every distinct score as threshold, ascending."""
    kept = score >= np.unique(score)[:, np.newaxis]
    s, b = weight_s * (kept @ (y == 1).astype(float)), weight_b * (kept @ (y == 0).astype(float))
    return s / np.sqrt(s + b)


def one_best(draw, weight_s, weight_b):
    """A draw in which the best threshold is better than the next by more than rounding."""
    for _ in range(50):
        y, score = draw()
        second, first = np.sort(significances(y, score, weight_s, weight_b))[-2:]
        if first > second * (1 + 1e-6):
            break
    return y, score


def normal_scores(rng):
    y = mixed(rng, 60, 0.4)
    return y, rng.normal(size=60) + 1.5 * y


def whole_scores(rng):
    y = mixed(rng, 40)
    return y, rng.integers(-9, 3, 40) + 2 * y


def single_scores(rng):
    y = mixed(rng, 40)
    return y, (rng.normal(size=40) + y - 5).astype(np.float32)


@check(core=True)
def best(student, reference, rng):
    "the best threshold is found for random scores and weights"
    for weights in ((1.0, 1.0), (0.05, 2.5), (3.0, 0.2), (0.5, 20.0)):
        y, score = one_best(lambda: normal_scores(rng), *weights)
        agree(student.best_cut(y, score, *weights), float(reference.best_cut(y, score, *weights)))


@check
def significance(student, rng):
    "no other threshold does better, also where scores are tied"
    y = mixed(rng, 80, 0.3)
    score = (rng.normal(size=80) + y).round(1)
    for weights in ((0.7, 0.4), (0.1, 3.0)):
        got = student.best_cut(y, score, *weights)
        is_float(got)
        expect(
            np.any(score == got), "the threshold is none of the scores", got=got, ask="Is inf, or a grid, among them?"
        )
        values = significances(y, score, *weights)
        theirs = values[np.searchsorted(np.unique(score), got)]
        ask = "Are tied events kept together?"
        expect(theirs > values.max() * (1 - 1e-9), "another threshold does better", got=got, ask=ask)


@check
def equal_scores_kept_together(student):
    "events with the same score are kept or lost together"
    y, score = np.repeat([1, 1, 0], [4, 3, 20]), np.repeat([3.0, 2.0, 2.0], [4, 3, 20])
    ask = "Can a threshold keep some of the events at 2.0 and lose the others?"
    for order in (slice(None), slice(None, None, -1)):
        agree(student.best_cut(y[order], score[order], 1.0, 1.0), 3.0, ask=ask)


@check
def highest_in_a_tie(student):
    "of two thresholds with equal significance the higher one"
    y = np.repeat([0, 1, 0, 1, 0], [2, 2, 10, 2, 4])
    score = np.repeat([9.0, 8.0, 7.0, 6.0, 5.0], [2, 2, 10, 2, 4])
    ask = "2/sqrt(2 + 2) and 4/sqrt(4 + 12) are equal: which threshold is higher?"
    agree(student.best_cut(y, score, 1.0, 1.0), 8.0, ask=ask)
    agree(student.best_cut(y[::-1], score[::-1], 1.0, 1.0), 8.0, ask=ask)


@check
def no_signal(student):
    "without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0"
    agree(student.best_cut(np.zeros(3, int), np.array([0.2, 0.9, 0.4]), 1.0, 1.0), 0.9, ask="Is inf one of the scores?")
    outcome = student.observe("best_cut", np.array([0, 1, 0, 1]), np.array([0.9, 0.8, 0.7, 0.6]), 2.0, 0.0)
    quiet(outcome, ask="What is s/sqrt(s + b) where nothing with a weight is selected?")
    agree(outcome.value, 0.6)


@check
def best_numeric_types(student, reference, rng):
    "labels of any numeric type, whole-number and float32 scores, negative ones"
    for draw in (whole_scores, single_scores):
        y, score = one_best(lambda draw=draw: draw(rng), 0.9, 1.3)
        for kind in KINDS[1:4]:
            got = student.best_cut(y.astype(kind), score, 0.9, 1.3)
            agree(got, float(reference.best_cut(y, score.astype(float), 0.9, 1.3)))


@check
def best_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, score = mixed(rng, 12), rng.normal(size=12)
    unchanged(student.observe("best_cut", y, score, 1.0, 2.0))
    unchanged(student.observe("best_cut", weight_b=2.0, weight_s=1.0, score=score, y_true=y))


@alternative
def running_best(y_true, score, weight_s, weight_b):
    "a loop from the highest score down that keeps the best so far"
    best, value = None, -1.0
    for t in sorted(set(score.tolist()), reverse=True):
        s = weight_s * int(np.sum((score >= t) & (y_true == 1)))
        b = weight_b * int(np.sum((score >= t) & (y_true == 0)))
        now = s / (s + b) ** 0.5 if s + b > 0 else 0.0
        if now > value:
            best, value = t, now
    return best


@alternative
def from_the_curve(y_true, score, weight_s, weight_b):
    "the rates of roc_curve times the numbers of events"
    fpr, tpr, thresholds = roc_curve(y_true, score)
    s, b = weight_s * tpr[1:] * np.sum(y_true == 1), weight_b * fpr[1:] * np.sum(y_true == 0)
    value = np.divide(s, np.sqrt(s + b), out=np.zeros_like(s), where=s + b > 0)
    return thresholds[1:][np.argmax(value)]


@alternative
def sorted_groups(y_true, score, weight_s, weight_b):
    "cumulative weights, the end of every group of ties, the maximum of the thresholds that reach it"
    order = np.argsort(-score)
    s, y = score[order], y_true[order]
    last = np.r_[s[1:] != s[:-1], True]
    S, B = weight_s * np.cumsum(y == 1)[last], weight_b * np.cumsum(y == 0)[last]
    with np.errstate(invalid="ignore"):
        value = np.nan_to_num(S / np.sqrt(S + B))
    return float(s[last][value == value.max()].max())


@misconception(caught_by=weights_decide)
def ignores_the_weights(y_true, score, weight_s, weight_b):
    """The weights make no difference in yours: each simulated jet stands for weight_b jets in the data. Where do they
    enter?"""
    thresholds = np.unique(score)[::-1]
    s = np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds], dtype=float)
    b = np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds], dtype=float)
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=weights_decide)
def weights_swapped(y_true, score, weight_s, weight_b):
    "The two weights have changed places. Which one belongs to the photons?"
    thresholds = np.unique(score)[::-1]
    s = weight_b * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_s * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=rare_photons)
def ignores_signal_weight(y_true, score, weight_s, weight_b):
    """Only the jets are weighted in yours: s is weight_s times the selected photons. What does one simulated photon
    stand for?"""
    thresholds = np.unique(score)[::-1]
    s = np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds], dtype=float)
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=weights_decide)
def over_root_b(y_true, score, weight_s, weight_b):
    "This maximises s/sqrt(b), which is inf where no jet is left. What stands under the root here?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(np.where(b > 0, s / np.sqrt(np.where(b > 0, b, 1)), np.where(s > 0, np.inf, 0)))]


@misconception(caught_by=weights_decide)
def purity(y_true, score, weight_s, weight_b):
    """This maximises s/(s + b), the purity: it would keep a single photon and call it a day. What makes a signal stand
    out?"""
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.where(s + b > 0, s + b, 1))]


@misconception(caught_by=weights_decide)
def strictly_above_cut(y_true, score, weight_s, weight_b):
    "The events that have the threshold itself as score are selected, too. > or >=?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score > t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score > t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=weights_decide)
def selects_below(y_true, score, weight_s, weight_b):
    "Your selection keeps what lies *below* the threshold. Which events look like signal?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score <= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score <= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=weights_decide)
def gives_the_significance(y_true, score, weight_s, weight_b):
    "This is the largest significance itself; the threshold where it is reached is asked for. max or argmax?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return float(np.max(s / np.sqrt(np.where(s + b > 0, s + b, 1))))


@misconception(caught_by=weights_decide)
def root_forgotten(y_true, score, weight_s, weight_b):
    "You subtract (s - b); the significance is s/sqrt(s + b). By how much does the background fluctuate?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s - b)]


@misconception(caught_by=highest_in_a_tie)
def lowest_in_a_tie(y_true, score, weight_s, weight_b):
    """In a tie yours takes the lowest threshold: np.argmax returns the first maximum. In which order are your
    thresholds?"""
    thresholds = np.unique(score)
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=no_signal)
def inf_is_a_score(y_true, score, weight_s, weight_b):
    """inf comes back where nothing is worth selecting: the threshold is one of the scores. Does it come from
    roc_curve's first entry?"""
    thresholds = np.concatenate([[np.inf], np.unique(score)[::-1]])
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception(caught_by=equal_scores_kept_together)
def ties_one_by_one(y_true, score, weight_s, weight_b):
    """Events with the same score are taken in one after the other, which no threshold can do. Are tied events kept
    together?"""
    order = np.argsort(-score, kind="stable")
    y = y_true[order]
    s, b = weight_s * np.cumsum(y == 1), weight_b * np.cumsum(y != 1)
    value = s / np.sqrt(np.where(s + b > 0, s + b, 1))
    return score[order][np.argmax(value)]


equivalent(
    change="significance = s / np.sqrt(np.where(s + b > 0, s + b, 1.0)): 1.0 -> 2.0",
    reason="it divides s = 0 only",
)
