"""What the judge knows of auc: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import mixed, tied
from public import diagonal_piece, eight_of_nine


def pairs_in_order(y, score):
    """The rank statistic: the share of pairs with the signal above, ties counted half."""
    difference = score[y == 1][:, np.newaxis] - score[y == 0]
    return float(np.mean(difference > 0) + np.mean(difference == 0) / 2)


def curve_above_the_diagonal(reference, y, score):
    """Of the score or of its opposite: what is below belongs to `turned_round`, whatever the numbers of a student."""
    curves = [reference.roc_curve(y, s)[:2] for s in (score, -score)]
    return max(curves, key=lambda curve: reference.auc(*curve))


@check(core=True)
def area(student, reference, rng):
    "the area is right under random curves"
    for m, values in ((40, 40), (60, 8)):
        fpr, tpr = curve_above_the_diagonal(reference, mixed(rng, m, 0.4), tied(rng, m, values))
        agree(student.auc(fpr, tpr), reference.auc(fpr, tpr))


@check(core=True)
def pairs(student, reference, rng):
    "the area is the share of pairs in the right order, ties counted half"
    y, score = mixed(rng, 50, 0.3), tied(rng, 50, 10)
    share = pairs_in_order(y, score)
    fpr, tpr = curve_above_the_diagonal(reference, y, score)
    agree(student.auc(fpr, tpr), max(share, 1 - share), ask="What is the height of a diagonal piece?")


@check
def turned_round(student, reference, rng):
    "the score with the other sign has one minus the area, also below one half"
    y, score = mixed(rng, 40), rng.normal(size=40)
    score = np.where(y == 1, score + 1, score)
    good, bad = (reference.roc_curve(y, s)[:2] for s in (score, -score))
    agree(student.auc(*good) + student.auc(*bad), 1.0, ask="Is an area below 1/2 turned round?")


@check
def corners(student):
    "perfect, useless and missing: curves along the edges, whole numbers, unequal steps"
    for fpr, tpr, expected in (
        ([0.0, 0.0, 1.0], [0.0, 1.0, 1.0], 1.0),
        ([0.0, 1.0, 1.0], [0.0, 0.0, 1.0], 0.0),
        ([0.0, 0.0, 0.0], [0.0, 0.5, 1.0], 0.0),
        ([0.0, 0.1, 1.0], [0.0, 0.6, 1.0], 0.75),
    ):
        agree(student.auc(np.array(fpr), np.array(tpr)), expected, ask="Are the widths equal?")
    agree(student.auc(np.array([0, 0, 1]), np.array([0, 1, 1])), 1.0)
    agree(student.auc(np.array([0, 1]), np.array([0, 1])), 0.5, ask="Is a half lost where the rates are integers?")


@check
def area_in_single_precision(student, reference, rng):
    "float32 rates give the same area"
    fpr, tpr, _ = reference.roc_curve(mixed(rng, 40), rng.normal(size=40))
    fpr, tpr = fpr.astype(np.float32), tpr.astype(np.float32)
    agree(student.auc(fpr, tpr), reference.auc(fpr.astype(float), tpr.astype(float)), rtol=1e-5)


@check
def area_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    fpr, tpr = np.sort(rng.random(8)), np.sort(rng.random(8))
    unchanged(student.observe("auc", fpr, tpr))
    unchanged(student.observe("auc", tpr=tpr, fpr=fpr))


@alternative
def by_pieces(fpr, tpr):
    "a loop over the pieces"
    area = 0.0
    for k in range(1, len(fpr)):
        area += (float(fpr[k]) - float(fpr[k - 1])) * (float(tpr[k]) + float(tpr[k - 1])) / 2
    return area


@alternative
def half_the_dot_product(fpr, tpr):
    "a dot product, numpy's number"
    return 0.5 * np.dot(np.diff(fpr), tpr[:-1] + tpr[1:])


@alternative
def from_scipy(fpr, tpr):
    "scipy's trapezoid rule"
    from scipy.integrate import trapezoid

    return trapezoid(y=tpr, x=fpr)


@alternative
def by_its_old_name(fpr, tpr):
    "what numpy 1 called trapezoid, and the web still does"
    return np.trapz(tpr, fpr)


@alternative
def by_its_new_name(fpr, tpr):
    "numpy's own trapezoid rule"
    return np.trapezoid(tpr, fpr)


@alternative
def as_matrices(fpr, tpr):
    "a matrix product, whose result is an array of shape (1, 1)"
    return float(np.diff(fpr).reshape(1, -1) @ (tpr[1:] + tpr[:-1]).reshape(-1, 1)) / 2


@alternative
def rectangles_and_triangles(fpr, tpr):
    "a rectangle below each piece and a triangle on top"
    width = fpr[1:] - fpr[:-1]
    return np.sum(width * tpr[:-1]) + np.sum(width * np.diff(tpr)) / 2


@misconception(caught_by=diagonal_piece)
def left_heights(fpr, tpr):
    """You take the height of the left end of each piece, which is too low on a diagonal one. What is the mean height of
    a trapezoid?"""
    return float(np.sum(np.diff(fpr) * tpr[:-1]))


@misconception(caught_by=diagonal_piece)
def right_heights(fpr, tpr):
    """You take the height of the right end of each piece, which is too high on a diagonal one. What is the mean height
    of a trapezoid?"""
    return float(np.sum(np.diff(fpr) * tpr[1:]))


@misconception(caught_by=eight_of_nine)
def mean_height(fpr, tpr):
    "This is the mean of tpr over the points: a piece counts as much as it is wide. Where do the widths enter?"
    return float(np.mean(tpr))


@misconception(caught_by=eight_of_nine)
def axes_swapped(fpr, tpr):
    "The axes have changed places: this is the area to the left of the curve. Which array gives the widths?"
    return float(np.sum(np.diff(tpr) * (fpr[1:] + fpr[:-1]) / 2))


@misconception(caught_by=eight_of_nine)
def not_halved(fpr, tpr):
    "Twice the area: the mean of two heights is their sum divided by 2. Where is the 1/2?"
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])))


@misconception(caught_by=eight_of_nine)
def wrong_sign(fpr, tpr):
    "The area is negative: fpr ascends from left to right. Which end minus which is a width?"
    return float(np.sum((fpr[:-1] - fpr[1:]) * (tpr[1:] + tpr[:-1]) / 2))


@misconception(caught_by=eight_of_nine)
def gini(fpr, tpr):
    """This is 2 AUC - 1 (the Gini coefficient), 0 for guessing. The area itself is asked for: what is it for the
    diagonal?"""
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])) - 1)


@misconception(caught_by=turned_round)
def never_below_half(fpr, tpr):
    """A curve below the diagonal is turned round in yours: an area of 0.2 is bad news that one wants to see. Is there a
    max(…, 1 - …)?"""
    area = float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
    return max(area, 1 - area)


@misconception(caught_by=eight_of_nine)
def last_piece_missing(fpr, tpr):
    "The last piece of the curve is left out. How many pieces lie between k points?"
    return float(np.sum((np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)[:-1]))
