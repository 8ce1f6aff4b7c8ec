"""What the judge knows of working_point: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, is_float, raises, returned, unchanged
from autograder.course.proof import alternative, misconception

from problems import mixed, tied
from public import exactly_reached, never_reached, seventy_percent


@check(core=True)
def points(student, reference, rng):
    "threshold and background efficiency are right for random curves and efficiencies"
    for m, values in ((50, 50), (80, 12)):
        curve_ = reference.roc_curve(mixed(rng, m, 0.4), tied(rng, m, values))
        for efficiency in (0.31, 0.55, 0.83, 0.97):
            agree(student.working_point(*curve_, efficiency), reference.working_point(*curve_, efficiency))


@check
def everything_and_nothing(student):
    "an efficiency of 1 takes the highest threshold that keeps all, 0 the highest of all"
    fpr, tpr = np.array([0, 0, 0.2, 0.6, 1.0]), np.array([0, 0.4, 1.0, 1.0, 1.0])
    thresholds = np.array([np.inf, 3.5, 2.5, -1.0, -2.0])
    agree(
        student.working_point(fpr, tpr, thresholds, 1.0), (2.5, 0.2), ask="Many thresholds keep all: which is highest?"
    )
    agree(student.working_point(fpr, tpr, thresholds, 0.0), (np.inf, 0.0), ask="Which threshold is the highest?")
    agree(student.working_point(fpr, tpr, thresholds, 0.4), (3.5, 0.0), ask="> or >=?")


@check
def flat_pieces(student):
    "where the efficiency stands still, the highest threshold counts: it lets fewer jets through"
    fpr, tpr = np.array([0, 0.1, 0.3, 0.5, 0.7, 1.0]), np.array([0, 0.5, 0.5, 0.5, 0.9, 1.0])
    thresholds = np.array([np.inf, 0.9, 0.8, 0.7, 0.6, 0.5])
    agree(student.working_point(fpr, tpr, thresholds, 0.45), (0.9, 0.1))
    agree(student.working_point(fpr, tpr, thresholds, 0.5), (0.9, 0.1))
    agree(student.working_point(fpr, tpr, thresholds, 0.51), (0.6, 0.7))


@check
def out_of_reach(student):
    "ValueError where no threshold reaches it: above 1, or without any signal"
    fpr, thresholds = np.array([0, 0.5, 1.0]), np.array([np.inf, 2.0, 1.0])
    for tpr, efficiency in ((fpr, 1.2), (np.zeros(3), 0.1), (np.zeros(3), 1.0)):
        ask = "What does np.argmax return where nothing is True?"
        raises(student.observe("working_point", fpr, tpr, thresholds, efficiency), "ValueError", ask=ask)


@check
def point_inputs_unchanged(student):
    "two numbers come back, and the arguments stay as they are, by position or by name"
    curve_ = np.array([0, 0.5, 1.0]), np.array([0, 0.75, 1.0]), np.array([np.inf, 2.0, 1.0])
    outcome = student.observe("working_point", *curve_, 0.6)
    unchanged(outcome)
    is_float(returned(outcome)[0])
    fpr, tpr, thresholds = curve_
    agree(student.working_point(efficiency=0.8, thresholds=thresholds, tpr=tpr, fpr=fpr), (1.0, 1.0))


@alternative
def by_mask(fpr, tpr, thresholds, efficiency):
    "a mask and the largest threshold in it"
    good = tpr >= efficiency
    if not good.any():
        raise ValueError("efficiency out of reach")
    k = np.argmax(np.where(good, thresholds, -np.inf))
    return thresholds[k], fpr[k]


@alternative
def by_search(fpr, tpr, thresholds, efficiency):
    "a binary search: tpr ascends"
    k = int(np.searchsorted(tpr, efficiency, side="left"))
    if k == len(tpr):
        raise ValueError(f"{efficiency} > {tpr[-1]}")
    return [thresholds[k].item(), fpr[k].item()]


@alternative
def first_in_loop(fpr, tpr, thresholds, efficiency):
    "a loop that returns at the first point"
    for f, t, threshold in zip(fpr, tpr, thresholds, strict=True):
        if t >= efficiency:
            return threshold, f
    raise ValueError("no working point")


@misconception(caught_by=seventy_percent)
def nearest(fpr, tpr, thresholds, efficiency):
    """You take the point whose efficiency is nearest: at *least* the efficiency is asked for. What if the nearest is
    below?"""
    if not np.any(tpr >= efficiency):
        raise ValueError("not reached")
    k = int(np.argmin(np.abs(tpr - efficiency)))
    return float(thresholds[k]), float(fpr[k])


@misconception(caught_by=seventy_percent)
def last_below(fpr, tpr, thresholds, efficiency):
    "This is the last point *before* the efficiency is reached: it keeps too few photons. >= or <?"
    if not np.any(tpr >= efficiency):
        raise ValueError("not reached")
    k = max(int(np.argmax(tpr >= efficiency)) - 1, 0)
    return float(thresholds[k]), float(fpr[k])


@misconception(caught_by=seventy_percent)
def lowest_threshold(fpr, tpr, thresholds, efficiency):
    "This is the lowest threshold that does it, which lets all jets through. Which of those that do it is the highest?"
    k = np.flatnonzero(tpr >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[-1]]), float(fpr[k[-1]])


@misconception(caught_by=exactly_reached)
def strictly_more(fpr, tpr, thresholds, efficiency):
    "An efficiency that is reached exactly is reached: at least, not more than. > or >=?"
    k = np.flatnonzero(tpr > efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[0]]), float(fpr[k[0]])


@misconception(caught_by=seventy_percent)
def of_the_background(fpr, tpr, thresholds, efficiency):
    "The condition is put on fpr, the efficiency of the jets. Which of the two arrays belongs to the signal?"
    k = np.flatnonzero(fpr >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[0]]), float(fpr[k[0]])


@misconception(caught_by=seventy_percent)
def gives_tpr(fpr, tpr, thresholds, efficiency):
    """The second number is tpr; the background efficiency fpr at this threshold is asked for. What does the efficiency
    cost?"""
    k = np.flatnonzero(tpr >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[0]]), float(tpr[k[0]])


@misconception(caught_by=seventy_percent)
def interpolates(fpr, tpr, thresholds, efficiency):
    "You interpolate between two points: no threshold gives such a point. Which thresholds are there?"
    if not np.any(tpr >= efficiency):
        raise ValueError("not reached")
    finite = np.where(np.isfinite(thresholds), thresholds, np.max(thresholds[1:]))
    return float(np.interp(efficiency, tpr, finite)), float(np.interp(efficiency, tpr, fpr))


@misconception(caught_by=never_reached)
def argmax_of_nothing(fpr, tpr, thresholds, efficiency):
    """Where no threshold reaches the efficiency, ValueError is asked for: np.argmax returns 0 when nothing is True. Can
    you ask with any()?"""
    k = int(np.argmax(tpr >= efficiency))
    return float(thresholds[k]), float(fpr[k])


@misconception(caught_by=never_reached)
def index_error(fpr, tpr, thresholds, efficiency):
    """Where no threshold reaches the efficiency, a ValueError that says so is asked for; yours is an IndexError. How do
    you raise one?"""
    k = np.flatnonzero(tpr >= efficiency)[0]
    return float(thresholds[k]), float(fpr[k])


@misconception(caught_by=everything_and_nothing)
def skips_inf(fpr, tpr, thresholds, efficiency):
    """The first threshold, inf, is left out in yours: for an efficiency of 0 it is the highest that does it. Does your
    search start at 1?"""
    k = np.flatnonzero(tpr[1:] >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[1:][k[0]]), float(fpr[1:][k[0]])
