"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import agree, check, expect, has_shape, is_float, quiet, raises, returned, unchanged

KINDS = (np.int64, np.float64, np.float32, np.uint8, np.int32)  # labels may be of any numeric type


def mixed(rng, m, signal=0.5):
    """Labels with both classes among them, in no order."""
    n = min(max(round(signal * m), 1), m - 1)
    return rng.permutation(np.repeat([1, 0], [n, m - n]))


def tied(rng, m, values=7):
    """Scores with ties, not evenly spaced, some negative, in no order."""
    return rng.choice(np.sort(rng.normal(size=values)).round(3), m)


def pairs_in_order(y, score):
    """The rank statistic: the share of pairs with the signal above, ties counted half."""
    difference = score[y == 1][:, np.newaxis] - score[y == 0]
    return float(np.mean(difference > 0) + np.mean(difference == 0) / 2)


# confusion


@check("confusion", core=True)
def counts(student, reference, rng):
    "the counts are right, in this order, as integers"
    for m, signal, said in ((40, 0.3, 0.6), (25, 0.7, 0.2)):
        y, pred = mixed(rng, m, signal), mixed(rng, m, said)
        agree(student.confusion(y, pred), list(reference.confusion(y, pred)))


@check("confusion")
def numeric_types(student, reference, rng):
    "labels and decisions may be of any numeric type"
    y, pred = mixed(rng, 23, 0.4), mixed(rng, 23, 0.6)
    expected = list(reference.confusion(y, pred))
    for kind, other in zip(KINDS, (*KINDS[1:], KINDS[0]), strict=True):
        agree(student.confusion(y.astype(kind), pred.astype(other)), expected, ask="Does every line work for floats?")


@check("confusion")
def many_events_in_small_types(student):
    "three hundred photons are three hundred, also where labels are bytes"
    y, pred = (
        np.repeat(np.array([1, 0, 1, 0], np.uint8), [300, 290, 280, 270]),
        np.repeat([1, 1, 0, 0], [300, 290, 280, 270]),
    )
    ask = "How large a number fits into a byte?"
    agree(student.confusion(y, pred.astype(np.uint8)), [300, 290, 280, 270], ask=ask)


@check("confusion")
def one_kind_only(student):
    "a single event, one class, or one kind of decision is enough"
    for y, pred, expected in (
        ([1], [0], (0, 0, 1, 0)),
        ([0], [0], (0, 0, 0, 1)),
        ([1, 1, 1], [1, 1, 1], (3, 0, 0, 0)),
        ([0, 0], [1, 1], (0, 2, 0, 0)),
    ):
        agree(student.confusion(np.array(y), np.array(pred)), list(expected))


@check("confusion")
def confusion_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, pred = mixed(rng, 9).astype(float), mixed(rng, 9).astype(float)
    unchanged(student.observe("confusion", y, pred))
    unchanged(student.observe("confusion", y_pred=pred, y_true=y))


# scores


@check("scores", core=True)
def ratios(student, reference, rng):
    "the six ratios are right"
    for _ in range(3):
        n = [int(k) for k in rng.permutation(np.arange(1, 60))[:4]]
        agree(student.scores(*n), reference.scores(*n))


@check("scores")
def zero_over_zero(student, reference):
    "every ratio 0/0 is 0.0, of Python's and of numpy's integers, without a warning"
    for counts_ in ((0, 0, 0, 7), (0, 0, 4, 0), (6, 0, 0, 0), (0, 3, 0, 0), (0, 0, 0, 0)):
        agree(student.scores(*counts_), reference.scores(*counts_), ask="Which denominators can be 0?")
        outcome = student.observe("scores", *(np.int64(k) for k in counts_))
        quiet(outcome, ask="numpy's integers don't raise ZeroDivisionError: they warn and give nan.")
        agree(outcome.value, reference.scores(*counts_), ask="What does numpy do with 0/0?")


@check("scores")
def small_and_large(student, reference):
    "nothing is added to the denominators, and counts may be large"
    for counts_ in ((1, 0, 0, 0), (1, 1, 1, 1), (3, 10**9, 2, 5), (10**12, 10**11, 7, 10**12)):
        agree(
            student.scores(*counts_), reference.scores(*counts_), rtol=1e-9, atol=0, ask="Is there an epsilon too many?"
        )


@check("scores")
def each_a_number(student):
    "each of the six is one number; the counts can be given by name"
    got = student.scores(tn=8, fn=4, fp=2, tp=6)
    for key in ("accuracy", "precision", "recall", "f1", "specificity", "mistag"):
        is_float(got[key])
    expected = {"accuracy": 0.7, "precision": 0.75, "recall": 0.6, "f1": 2 / 3, "specificity": 0.8, "mistag": 0.2}
    agree(got, expected)


# roc_curve


@check("roc_curve", core=True)
def curve(student, reference, rng):
    "the curve is right for random scores, with ties and without"
    for signal, score in ((0.35, rng.normal(size=40)), (0.7, tied(rng, 60)), (0.5, tied(rng, 31, 12))):
        y = mixed(rng, len(score), signal)
        agree(student.roc_curve(y, score), reference.roc_curve(y, score))


@check("roc_curve")
def ends(student, rng):
    "it begins at (0, 0) with inf, ends at (1, 1) with the smallest score, and every distinct score stands there once"
    score = tied(rng, 50, 9)
    fpr, tpr, thresholds = student.roc_curve(mixed(rng, 50, 0.2), score)
    agree(
        (fpr[0], tpr[0], thresholds[0]), (0.0, 0.0, np.inf), ask="What is selected with a threshold above every score?"
    )
    agree((fpr[-1], tpr[-1]), (1.0, 1.0), ask="Which threshold selects everything?")
    agree(thresholds[1:], np.unique(score)[::-1], ask="Are thresholds left out, or there twice?")


@check("roc_curve")
def one_class_missing(student):
    "the rate of a class that is missing is 0.0 throughout, without a warning"
    score, steps = np.array([0.2, 0.7, 0.7, -1.0]), np.array([0, 0.5, 0.75, 1.0])
    thresholds = np.array([np.inf, 0.7, 0.2, -1.0])
    for label, expected in ((1, (np.zeros(4), steps, thresholds)), (0, (steps, np.zeros(4), thresholds))):
        outcome = student.observe("roc_curve", np.full(4, label), score)
        quiet(outcome, ask="By how many events of the missing class do you divide?")
        agree(outcome.value, expected)


@check("roc_curve")
def single_event(student):
    "a single event, or a single score for all, gives two points"
    agree(student.roc_curve(np.array([1]), np.array([0.3])), ([0.0, 0.0], [0.0, 1.0], [np.inf, 0.3]))
    agree(student.roc_curve(np.array([0]), np.array([-3])), ([0.0, 1.0], [0.0, 0.0], [np.inf, -3.0]))
    got = student.roc_curve(np.array([1, 0, 0]), np.array([2.0, 2.0, 2.0]))
    agree(got, ([0.0, 1.0], [0.0, 1.0], [np.inf, 2.0]))


@check("roc_curve")
def any_real_score(student, reference, rng):
    "scores need not be probabilities: negative, huge, and differing in the last digits only"
    y = mixed(rng, 30)
    for score in (-5 - 3 * rng.random(30), 1e8 * tied(rng, 30), 7.0 + 1e-11 * rng.permutation(30)):
        agree(student.roc_curve(y, score), reference.roc_curve(y, score), ask="Are scores rounded, clipped or binned?")


@check("roc_curve")
def curve_numeric_types(student, reference, rng):
    "labels may be of any numeric type, scores integers or float32"
    y, score = mixed(rng, 30, 0.4), rng.integers(-4, 9, 30)
    expected = reference.roc_curve(y, score)
    for kind in KINDS:
        agree(student.roc_curve(y.astype(kind), score), expected)
    score = rng.normal(size=30).astype(np.float32)
    agree(student.roc_curve(y.astype(float), score), reference.roc_curve(y, score.astype(float)))


@check("roc_curve")
def many_events_in_bytes(student, reference, rng):
    "hundreds of events of each class, also where labels are bytes"
    y, score = mixed(rng, 900, 0.6), rng.normal(size=900).round(2)
    agree(student.roc_curve(y.astype(np.uint8), score), reference.roc_curve(y, score), ask="How large is a byte?")


@check("roc_curve")
def only_the_order_counts(student, rng):
    "a growing function of the score leaves the rates as they are"
    y, score = mixed(rng, 30), tied(rng, 30, 11)
    fpr, tpr, _ = student.roc_curve(y, score)
    agree(student.roc_curve(y, np.exp(score) - 10)[:2], (fpr, tpr), ask="Does anything but the order enter?")


@check("roc_curve")
def curve_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, score = mixed(rng, 12), rng.normal(size=12)
    unchanged(student.observe("roc_curve", y, score))
    unchanged(student.observe("roc_curve", score=score, y_true=y))


# auc


def curve_above_the_diagonal(reference, y, score):
    """Of the score or of its opposite: what is below belongs to `turned_round`, whatever the numbers of a student."""
    curves = [reference.roc_curve(y, s)[:2] for s in (score, -score)]
    return max(curves, key=lambda curve: reference.auc(*curve))


@check("auc", core=True)
def area(student, reference, rng):
    "the area is right under random curves"
    for m, values in ((40, 40), (60, 8)):
        fpr, tpr = curve_above_the_diagonal(reference, mixed(rng, m, 0.4), tied(rng, m, values))
        agree(student.auc(fpr, tpr), reference.auc(fpr, tpr))


@check("auc", core=True)
def pairs(student, reference, rng):
    "the area is the share of pairs in the right order, ties counted half"
    y, score = mixed(rng, 50, 0.3), tied(rng, 50, 10)
    share = pairs_in_order(y, score)
    fpr, tpr = curve_above_the_diagonal(reference, y, score)
    agree(student.auc(fpr, tpr), max(share, 1 - share), ask="What is the height of a diagonal piece?")


@check("auc")
def turned_round(student, reference, rng):
    "the score with the other sign has one minus the area, also below one half"
    y, score = mixed(rng, 40), rng.normal(size=40)
    score = np.where(y == 1, score + 1, score)
    good, bad = (reference.roc_curve(y, s)[:2] for s in (score, -score))
    agree(student.auc(*good) + student.auc(*bad), 1.0, ask="Is an area below 1/2 turned round?")


@check("auc")
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


@check("auc")
def area_in_single_precision(student, reference, rng):
    "float32 rates give the same area"
    fpr, tpr, _ = reference.roc_curve(mixed(rng, 40), rng.normal(size=40))
    fpr, tpr = fpr.astype(np.float32), tpr.astype(np.float32)
    agree(student.auc(fpr, tpr), reference.auc(fpr.astype(float), tpr.astype(float)), rtol=1e-5)


@check("auc")
def area_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    fpr, tpr = np.sort(rng.random(8)), np.sort(rng.random(8))
    unchanged(student.observe("auc", fpr, tpr))
    unchanged(student.observe("auc", tpr=tpr, fpr=fpr))


# working_point


@check("working_point", core=True)
def points(student, reference, rng):
    "threshold and background efficiency are right for random curves and efficiencies"
    for m, values in ((50, 50), (80, 12)):
        curve_ = reference.roc_curve(mixed(rng, m, 0.4), tied(rng, m, values))
        for efficiency in (0.31, 0.55, 0.83, 0.97):
            agree(student.working_point(*curve_, efficiency), reference.working_point(*curve_, efficiency))


@check("working_point")
def everything_and_nothing(student):
    "an efficiency of 1 takes the highest threshold that keeps all, 0 the highest of all"
    fpr, tpr = np.array([0, 0, 0.2, 0.6, 1.0]), np.array([0, 0.4, 1.0, 1.0, 1.0])
    thresholds = np.array([np.inf, 3.5, 2.5, -1.0, -2.0])
    agree(
        student.working_point(fpr, tpr, thresholds, 1.0), (2.5, 0.2), ask="Many thresholds keep all: which is highest?"
    )
    agree(student.working_point(fpr, tpr, thresholds, 0.0), (np.inf, 0.0), ask="Which threshold is the highest?")
    agree(student.working_point(fpr, tpr, thresholds, 0.4), (3.5, 0.0), ask="> or >=?")


@check("working_point")
def flat_pieces(student):
    "where the efficiency stands still, the highest threshold counts: it lets fewer jets through"
    fpr, tpr = np.array([0, 0.1, 0.3, 0.5, 0.7, 1.0]), np.array([0, 0.5, 0.5, 0.5, 0.9, 1.0])
    thresholds = np.array([np.inf, 0.9, 0.8, 0.7, 0.6, 0.5])
    agree(student.working_point(fpr, tpr, thresholds, 0.45), (0.9, 0.1))
    agree(student.working_point(fpr, tpr, thresholds, 0.5), (0.9, 0.1))
    agree(student.working_point(fpr, tpr, thresholds, 0.51), (0.6, 0.7))


@check("working_point")
def out_of_reach(student):
    "ValueError where no threshold reaches it: above 1, or without any signal"
    fpr, thresholds = np.array([0, 0.5, 1.0]), np.array([np.inf, 2.0, 1.0])
    for tpr, efficiency in ((fpr, 1.2), (np.zeros(3), 0.1), (np.zeros(3), 1.0)):
        ask = "What does np.argmax return where nothing is True?"
        raises(student.observe("working_point", fpr, tpr, thresholds, efficiency), "ValueError", ask=ask)


@check("working_point")
def point_inputs_unchanged(student):
    "two numbers come back, and the arguments stay as they are, by position or by name"
    curve_ = np.array([0, 0.5, 1.0]), np.array([0, 0.75, 1.0]), np.array([np.inf, 2.0, 1.0])
    outcome = student.observe("working_point", *curve_, 0.6)
    unchanged(outcome)
    is_float(returned(outcome)[0])
    fpr, tpr, thresholds = curve_
    agree(student.working_point(efficiency=0.8, thresholds=thresholds, tpr=tpr, fpr=fpr), (1.0, 1.0))


# rejection


@check("rejection", core=True)
def inverse(student, rng):
    "1/fpr for any number of rates"
    for m in (1, 3, 8):
        fpr = rng.random(m) + 0.001
        found = student.rejection(fpr)
        has_shape(found, (m,), ask="The rates came in an array. In what do the rejections go out?")
        agree(found, 1 / fpr)


@check("rejection")
def tiny_is_not_zero(student):
    "a tiny rate is a large rejection, not inf, and nothing is added to it"
    agree(student.rejection(np.array([1e-9, 0.0, 3e-13, 1e-4])), np.array([1e9, np.inf, 1 / 3e-13, 1e4]), rtol=1e-9)


@check("rejection")
def all_zero(student):
    "where no rate is above zero, all are inf, without a warning; whole numbers are numbers"
    for fpr in (np.zeros(4), np.zeros(1), np.array([0, 1, 1, 0])):
        outcome = student.observe("rejection", fpr)
        quiet(outcome)
        agree(outcome.value, np.where(fpr == 0, np.inf, 1.0))


@check("rejection")
def rejection_in_single_precision(student):
    "float32 rates do as well, without a warning"
    outcome = student.observe("rejection", np.array([0.0, 0.25, 0.1], np.float32))
    quiet(outcome)
    agree(outcome.value, np.array([np.inf, 4.0, 10.0]), rtol=1e-5)


@check("rejection")
def rejection_inputs_unchanged(student):
    "the argument stays as it is, by position or by name"
    unchanged(student.observe("rejection", np.array([0.0, 0.2, 0.9])))
    unchanged(student.observe("rejection", fpr=np.array([0.0, 0.2, 0.9])))


# cut_roc


@check("cut_roc", core=True)
def both_ways(student, reference, rng):
    "both kinds of cut are right for random values, with ties and without"
    for x in (tied(rng, 40, 9) + 2, rng.normal(size=35)):
        y = mixed(rng, len(x), 0.4)
        for keep in ("below", "above"):
            agree(student.cut_roc(y, x, keep), reference.cut_roc(y, x, keep))


@check("cut_roc")
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


@check("cut_roc")
def mirror(student, reference, rng):
    "the areas of the two kinds of cut add up to one"
    x, y = tied(rng, 40, 12), mixed(rng, 40, 0.3)
    areas = [reference.auc(*student.cut_roc(y, x, keep)[:2]) for keep in ("above", "below")]
    agree(sum(areas), 1.0, ask="Which events with x equal to the threshold are kept, in each of the two?")


@check("cut_roc")
def cut_numeric_types(student, reference, rng):
    "whole numbers, float32 and labels of any numeric type"
    y = mixed(rng, 30)
    for x in (rng.integers(-3, 6, 30), rng.normal(size=30).astype(np.float32)):
        for kind in KINDS[1:4]:
            got = student.cut_roc(y.astype(kind), x, "below")
            agree(got, reference.cut_roc(y, x.astype(float), "below"))


@check("cut_roc")
def cut_one_class(student):
    "a class that is missing has the rate 0.0 throughout, without a warning"
    for label, k in ((1, 0), (0, 1)):
        outcome = student.observe("cut_roc", np.full(3, label), np.array([0.5, 0.1, 0.5]), "below")
        quiet(outcome)
        rates = [np.zeros(3), np.array([0, 1 / 3, 1])]
        agree(outcome.value, (rates[k], rates[1 - k], np.array([-np.inf, 0.1, 0.5])))


@check("cut_roc")
def cut_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, x = mixed(rng, 12), rng.normal(size=12)
    for keep in ("below", "above"):
        unchanged(student.observe("cut_roc", y, x, keep))
        unchanged(student.observe("cut_roc", keep=keep, x=x, y_true=y))


# auc_error


@check("auc_error", core=True)
def formula(student, reference, rng):
    "the formula of Hanley and McNeil"
    for _ in range(4):
        area_, n, k = float(rng.uniform(0.55, 0.98)), int(rng.integers(5, 40)), int(rng.integers(100, 900))
        agree(student.auc_error(area_, n, k), reference.auc_error(area_, n, k))
        agree(student.auc_error(area_, k, n), reference.auc_error(area_, k, n), ask="Which n goes with Q1?")


@check("auc_error")
def single_pair(student):
    "one event of each class: the error of a coin with the probability A"
    for area_ in (0.5, 0.8, 0.25):
        agree(student.auc_error(area_, 1, 1), np.sqrt(area_ * (1 - area_)), ask="Which terms vanish with n = 1?")


@check("auc_error")
def perfect(student):
    "an area of exactly 1, or 0, has no error, and no warning"
    for area_ in (1.0, 0.0):
        outcome = student.observe("auc_error", area_, 30, 70)
        quiet(outcome)
        agree(outcome.value, 0.0, atol=1e-7)


@check("auc_error")
def below_one_half(student, reference):
    "areas below one half, very many events, numpy's numbers, arguments by name"
    agree(student.auc_error(0.3, 40, 60), reference.auc_error(0.3, 40, 60), ask="Is the area turned round?")
    agree(student.auc_error(0.93, 10**6, 3 * 10**6), reference.auc_error(0.93, 10**6, 3 * 10**6))
    got = student.auc_error(n_background=np.int64(80), n_signal=np.int64(40), auc=np.float64(0.7))
    is_float(got)
    agree(got, reference.auc_error(0.7, 40, 80))


# best_cut


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


@check("best_cut", core=True)
def best(student, reference, rng):
    "the best threshold is found for random scores and weights"
    for weights in ((1.0, 1.0), (0.05, 2.5), (3.0, 0.2), (0.5, 20.0)):
        y, score = one_best(lambda: normal_scores(rng), *weights)
        agree(student.best_cut(y, score, *weights), float(reference.best_cut(y, score, *weights)))


@check("best_cut")
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


@check("best_cut")
def equal_scores_kept_together(student):
    "events with the same score are kept or lost together"
    y, score = np.repeat([1, 1, 0], [4, 3, 20]), np.repeat([3.0, 2.0, 2.0], [4, 3, 20])
    ask = "Can a threshold keep some of the events at 2.0 and lose the others?"
    for order in (slice(None), slice(None, None, -1)):
        agree(student.best_cut(y[order], score[order], 1.0, 1.0), 3.0, ask=ask)


@check("best_cut")
def highest_in_a_tie(student):
    "of two thresholds with equal significance the higher one"
    y = np.repeat([0, 1, 0, 1, 0], [2, 2, 10, 2, 4])
    score = np.repeat([9.0, 8.0, 7.0, 6.0, 5.0], [2, 2, 10, 2, 4])
    ask = "2/sqrt(2 + 2) and 4/sqrt(4 + 12) are equal: which threshold is higher?"
    agree(student.best_cut(y, score, 1.0, 1.0), 8.0, ask=ask)
    agree(student.best_cut(y[::-1], score[::-1], 1.0, 1.0), 8.0, ask=ask)


@check("best_cut")
def no_signal(student):
    "without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0"
    agree(student.best_cut(np.zeros(3, int), np.array([0.2, 0.9, 0.4]), 1.0, 1.0), 0.9, ask="Is inf one of the scores?")
    outcome = student.observe("best_cut", np.array([0, 1, 0, 1]), np.array([0.9, 0.8, 0.7, 0.6]), 2.0, 0.0)
    quiet(outcome, ask="What is s/sqrt(s + b) where nothing with a weight is selected?")
    agree(outcome.value, 0.6)


@check("best_cut")
def best_numeric_types(student, reference, rng):
    "labels of any numeric type, whole-number and float32 scores, negative ones"
    for draw in (whole_scores, single_scores):
        y, score = one_best(lambda draw=draw: draw(rng), 0.9, 1.3)
        for kind in KINDS[1:4]:
            got = student.best_cut(y.astype(kind), score, 0.9, 1.3)
            agree(got, float(reference.best_cut(y, score.astype(float), 0.9, 1.3)))


@check("best_cut")
def best_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, score = mixed(rng, 12), rng.normal(size=12)
    unchanged(student.observe("best_cut", y, score, 1.0, 2.0))
    unchanged(student.observe("best_cut", weight_b=2.0, weight_s=1.0, score=score, y_true=y))
