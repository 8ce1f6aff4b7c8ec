"""What the judge knows of cut_roc: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import KINDS, mixed, tied
from public import above, below
from reference import roc_curve


@check(core=True)
def both_ways(student, reference, rng):
    "both kinds of cut are right for random values, with ties and without"
    for x in (tied(rng, 40, 9) + 2, rng.normal(size=35)):
        y = mixed(rng, len(x), 0.4)
        for keep in ("below", "above"):
            agree(student.cut_roc(y, x, keep), reference.cut_roc(y, x, keep))


@check
def counted(student, rng):
    "at every threshold the rates are those of the events with x <= threshold, all of them kept at the end"
    x, y = tied(rng, 30, 8) * 10, mixed(rng, 30)
    fpr, tpr, thresholds = student.cut_roc(y, x, "below")
    agree(
        thresholds,
        np.concatenate([[-np.inf], np.unique(x)]),
        what="thresholds",
        ask="Units and order of x, -inf first?",
    )
    agree(tpr, np.array([np.mean(x[y == 1] <= t) for t in thresholds]), what="tpr", ask="< or <=?")
    agree(fpr, np.array([np.mean(x[y == 0] <= t) for t in thresholds]), what="fpr", ask="< or <=?")


@check
def mirror(student, reference, rng):
    "the areas of the two kinds of cut add up to one"
    x, y = tied(rng, 40, 12), mixed(rng, 40, 0.3)
    areas = [reference.auc(*student.cut_roc(y, x, keep)[:2]) for keep in ("above", "below")]
    agree(sum(areas), 1.0, ask="Which events with x equal to the threshold are kept, in each of the two?")


@check
def cut_numeric_types(student, reference, rng):
    "whole numbers, float32 and labels of any numeric type"
    y = mixed(rng, 30)
    for x in (rng.integers(-3, 6, 30), rng.normal(size=30).astype(np.float32)):
        for kind in KINDS[1:4]:
            got = student.cut_roc(y.astype(kind), x, "below")
            agree(got, reference.cut_roc(y, x.astype(float), "below"))


@check
def cut_one_class(student):
    "a class that is missing has the rate 0.0 throughout, without a warning"
    for label, k in ((1, 0), (0, 1)):
        outcome = student.observe("cut_roc", np.full(3, label), np.array([0.5, 0.1, 0.5]), "below")
        quiet(outcome)
        rates = [np.zeros(3), np.array([0, 1 / 3, 1])]
        agree(outcome.value, (rates[k], rates[1 - k], np.array([-np.inf, 0.1, 0.5])))


@check
def cut_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, x = mixed(rng, 12), rng.normal(size=12)
    for keep in ("below", "above"):
        unchanged(student.observe("cut_roc", y, x, keep))
        unchanged(student.observe("cut_roc", keep=keep, x=x, y_true=y))


@alternative
def counted_by_hand(y_true, x, keep):
    "every cut counted"
    values = sorted(set(x.tolist()), reverse=keep == "above")
    thresholds = np.array([np.inf if keep == "above" else -np.inf, *values])
    photon = y_true == 1

    def rate(mask, t):
        kept = x >= t if keep == "above" else x <= t
        return np.sum(kept & mask) / max(np.sum(mask), 1)

    return np.array([rate(~photon, t) for t in thresholds]), np.array([rate(photon, t) for t in thresholds]), thresholds


@alternative
def signed(y_true, x, keep):
    "a sign of +1 or -1 for both kinds"
    sign = {"above": 1.0, "below": -1.0}[keep]
    fpr, tpr, thresholds = roc_curve(y_true, sign * x)
    return [fpr, tpr, sign * thresholds]


@alternative
def cumulative(y_true, x, keep):
    "np.unique and cumulative sums of its own"
    values, position = np.unique(x, return_inverse=True)
    n = len(values)
    signal = np.bincount(position, weights=y_true == 1, minlength=n)
    background = np.bincount(position, weights=y_true == 0, minlength=n)
    start = -np.inf
    if keep == "above":
        values, signal, background, start = values[::-1], signal[::-1], background[::-1], np.inf
    rates = []
    for count in (background, signal):
        total = np.sum(count)
        rates.append(np.hstack([0.0, np.cumsum(count) / (total if total else 1)]))
    return rates[0], rates[1], np.hstack([start, values])


@misconception(caught_by=below)
def always_above(y_true, x, keep):
    """`keep` makes no difference in yours: "below" keeps what is small. Which events pass H/E <= 0.05?"""
    return roc_curve(y_true, x)


@misconception(caught_by=below)
def thresholds_negated(y_true, x, keep):
    "The rates are right but the thresholds are those of -x: they should be in units of x. Which sign turns them back?"
    return roc_curve(y_true, x) if keep == "above" else roc_curve(y_true, -x)


@misconception(caught_by=below)
def labels_turned(y_true, x, keep):
    """You turn the labels round, so jets are the signal now. "below" changes which side is kept, not what we look for.
    What changes its sign?"""
    return roc_curve(y_true, x) if keep == "above" else roc_curve(1 - y_true, x)


@misconception(caught_by=below)
def backwards(y_true, x, keep):
    "The loosest cut should come last; yours starts at (1, 1). Which end of a cut from below keeps nothing?"
    if keep == "above":
        return roc_curve(y_true, x)
    fpr, tpr, thresholds = roc_curve(y_true, -x)
    return fpr[::-1], tpr[::-1], -thresholds[::-1]


@misconception(caught_by=below)
def inf_from_below(y_true, x, keep):
    "A cut from below that keeps nothing is x <= -inf; yours starts at +inf. What is the sign of the first threshold?"
    fpr, tpr, thresholds = roc_curve(y_true, x if keep == "above" else -x)
    return fpr, tpr, np.concatenate([[np.inf], (1 if keep == "above" else -1) * thresholds[1:]])


@misconception(caught_by=below)
def complement(y_true, x, keep):
    """1 - fpr and 1 - tpr of the cut from above belong to x < threshold, and events equal to the threshold are lost. Is
    <= kept in yours?"""
    fpr, tpr, thresholds = roc_curve(y_true, x)
    return (fpr, tpr, thresholds) if keep == "above" else (1 - fpr[::-1], 1 - tpr[::-1], thresholds[::-1])


@misconception(caught_by=below)
def mirrored_in_the_maximum(y_true, x, keep):
    "max(x) - x has the right order but its thresholds are not in units of x. How do you get from them back to x?"
    return roc_curve(y_true, x if keep == "above" else x.max() - x)


@misconception(caught_by=above)
def exchanged(y_true, x, keep):
    """ "above" and "below" have changed places. Which one keeps x >= threshold?"""
    if keep == "below":
        return roc_curve(y_true, x)
    fpr, tpr, thresholds = roc_curve(y_true, -x)
    return fpr, tpr, -thresholds


@misconception(caught_by=cut_inputs_unchanged)
def negates_in_place(y_true, x, keep):
    "x has another sign after the call: `x *= -1` writes into the caller's array. What does -x do?"
    if keep == "above":
        return roc_curve(y_true, x)
    x *= -1
    fpr, tpr, thresholds = roc_curve(y_true, x)
    return fpr, tpr, -thresholds


equivalent(
    change=(
        "fpr, tpr, thresholds = roc_curve(y_true, -np.asarray(x, dtype=float)): np.asarray(x, dtype=float) -> "
        "np.asarray(x)"
    ),
    reason="the minus of a signed integer or a float is safe; unsigned x is not in the contract",
)
