# Built from assignments/04_roc_analysis/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: what a student meets first. They travel to students."""

import numpy as np

from autograder.checks import agree, check, expect, quiet, raises

LABELS, SCORES = np.array([1, 1, 0, 1, 0, 0]), np.array([0.9, 0.8, 0.7, 0.6, 0.55, 0.4])
FPR, TPR = np.array([0, 0, 0, 1, 1, 2, 3]) / 3, np.array([0, 1, 2, 2, 3, 3, 3]) / 3
THRESHOLDS = np.array([np.inf, 0.9, 0.8, 0.7, 0.6, 0.55, 0.4])


@check("confusion", core=True)
def two_classifiers(student):
    "six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)"
    y = np.array([1, 1, 1, 0, 0, 0])
    agree(
        student.confusion(y, np.ones(6, int)), [3, 3, 0, 0], ask="Which of the four is a jet that was called a photon?"
    )
    agree(student.confusion(y, np.array([1, 1, 0, 0, 0, 0])), [2, 0, 1, 3], ask="In which order are the four returned?")


@check("confusion", core=True)
def every_event_once(student):
    "the four counts add up to the number of events"
    y, said = np.array([1, 0, 0, 1, 0, 0, 0]), np.array([1, 1, 0, 0, 0, 0, 1])
    got = student.confusion(y, said)
    agree(got, [1, 2, 1, 3], ask="Is there an event that is counted twice, or never?")


@check("scores", core=True)
def table_of_ratios(student):
    "the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %"
    everything = {"accuracy": 0.5, "precision": 0.5, "recall": 1.0, "f1": 2 / 3, "specificity": 0.0, "mistag": 1.0}
    careful = {"accuracy": 5 / 6, "precision": 1.0, "recall": 2 / 3, "f1": 0.8, "specificity": 1.0, "mistag": 0.0}
    agree(student.scores(3, 3, 0, 0), everything, ask="Which events stand in the denominator of this ratio?")
    agree(student.scores(2, 0, 1, 3), careful, ask="Which events stand in the denominator of this ratio?")


@check("scores", core=True)
def four_different_counts(student):
    "tp = 40, fp = 20, fn = 10, tn = 130: no two ratios are mixed up"
    expected = {
        "accuracy": 0.85,
        "precision": 2 / 3,
        "recall": 0.8,
        "f1": 80 / 110,
        "specificity": 13 / 15,
        "mistag": 2 / 15,
    }
    agree(
        student.scores(40, 20, 10, 130), expected, ask="Of all events that *are* something, or that were *called* it?"
    )


@check("scores")
def nothing_selected(student):
    "a classifier that never says photon has precision 0 and f1 0"
    got = student.scores(0, 0, 5, 15)
    expected = {"accuracy": 0.75, "precision": 0.0, "recall": 0.0, "f1": 0.0, "specificity": 1.0, "mistag": 0.0}
    agree(got, expected, ask="What is 0/0 here, by our convention?")


@check("roc_curve", core=True)
def six_events(student):
    "the six events give the seven points of the table"
    fpr, tpr, thresholds = parts(student.roc_curve(LABELS, SCORES))
    agree(thresholds, THRESHOLDS, what="thresholds", ask="Which threshold selects nothing at all?")
    agree(tpr, TPR, what="tpr", ask="How many of the photons have a score of at least the threshold?")
    agree(fpr, FPR, what="fpr", ask="How many of the jets have a score of at least the threshold?")


@check("roc_curve", core=True)
def any_order(student):
    "the order of the events does not matter"
    order = np.array([3, 0, 5, 2, 4, 1])
    got = student.roc_curve(LABELS[order], SCORES[order])
    agree(got, (FPR, TPR, THRESHOLDS), ask="Are labels and scores sorted together?")


@check("roc_curve", core=True)
def equal_scores_together(student):
    "events with the same score come in together: one threshold, one point"
    got = student.roc_curve(np.array([1, 0, 1, 0, 1]), np.array([0.5, 0.5, 0.9, 0.1, 0.5]))
    expected = np.array([0.0, 0.0, 0.5, 1.0]), np.array([0.0, 1 / 3, 1.0, 1.0]), np.array([np.inf, 0.9, 0.5, 0.1])
    agree(got, expected, ask="How many distinct scores are there?")


def parts(curve):
    expect(isinstance(curve, tuple | list) and len(curve) == 3, "not three arrays came back", got=curve)
    return curve


@check("auc", core=True)
def eight_of_nine(student):
    "the curve of the six events has the area 8/9"
    agree(student.auc(FPR, TPR), 8 / 9, ask="How high and how wide is each piece?")


@check("auc", core=True)
def diagonal_piece(student):
    "a diagonal piece counts with its mean height"
    agree(student.auc(np.array([0.0, 1.0]), np.array([0.0, 1.0])), 0.5, ask="What is the area of a triangle?")
    got = student.auc(np.array([0.0, 0.0, 0.5, 1.0]), np.array([0.0, 1 / 3, 1.0, 1.0]))
    agree(got, 5 / 6, ask="Is the height that of the left end, of the right end, or their mean?")


@check("working_point", core=True)
def seventy_percent(student):
    "the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets"
    agree(student.working_point(FPR, TPR, THRESHOLDS, 0.3), (0.9, 0.0), ask="Which array is the signal's?")
    got = student.working_point(FPR, TPR, THRESHOLDS, 0.7)
    agree(got, (0.6, 1 / 3), ask="Which thresholds keep at least 70 %, and which of them is the highest?")
    agree(student.working_point(FPR, TPR, THRESHOLDS, 0.6), (0.8, 0.0), ask="Nearest to it, or at least it?")


@check("working_point", core=True)
def exactly_reached(student):
    "an efficiency that is reached exactly is reached"
    fpr, tpr, thresholds = np.array([0, 0.25, 0.5, 1]), np.array([0, 0.5, 0.75, 1]), np.array([np.inf, 3.0, 2.0, 1.0])
    agree(student.working_point(fpr, tpr, thresholds, 0.5), (3.0, 0.25), ask="> or >=?")


@check("working_point")
def never_reached(student):
    "an efficiency that no threshold reaches raises ValueError"
    raises(student.observe("working_point", FPR, TPR, THRESHOLDS, 1.01), "ValueError", ask="What if none does it?")


@check("rejection", core=True)
def one_in_a_hundred(student):
    "background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100"
    agree(student.rejection(np.array([0.01, 0.5, 1.0])), np.array([100.0, 2.0, 1.0]), ask="How many jets for one kept?")


@check("rejection", core=True)
def no_jet_at_all(student):
    "where no jet gets through, the rejection is inf, without a warning"
    outcome = student.observe("rejection", np.array([0.0, 0.0, 0.2]))
    quiet(outcome, ask="Does numpy divide by zero before you put inf there?")
    agree(outcome.value, np.array([np.inf, np.inf, 5.0]))


@check("cut_roc", core=True)
def below(student):
    "x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text"
    got = student.cut_roc(np.array([1, 1, 0, 0]), np.array([1.0, 2.0, 2.0, 3.0]), "below")
    expected = np.array([0, 0, 0.5, 1]), np.array([0, 0.5, 1, 1]), np.array([-np.inf, 1.0, 2.0, 3.0])
    agree(got, expected, ask="Which cut keeps nothing, and which comes last?")


@check("cut_roc", core=True)
def above(student):
    "keep above is the ROC curve of x itself"
    got = student.cut_roc(LABELS, SCORES * 100, "above")
    agree(got, (FPR, TPR, THRESHOLDS * 100), ask="Which events are kept by x >= threshold?")


@check("auc_error", core=True)
def fifty_and_hundred(student):
    "an AUC of 0.9 from 50 and 100 events is known to 0.0307"
    agree(
        student.auc_error(0.9, 50, 100), 0.0306967, rtol=1e-4, ask="Variance or standard error? Which n goes with Q1?"
    )


@check("auc_error")
def more_events(student):
    "a hundred times more events of both kinds make the error ten times smaller"
    few, many = student.auc_error(0.8, 100, 100), student.auc_error(0.8, 10_000, 10_000)
    agree(many, few / 10, rtol=0.01, ask="What stands in the denominator, under the root?")


@check("best_cut", core=True)
def weights_decide(student):
    "the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten"
    y = np.array([0, 1, 1, 0, 1, 0])
    agree(student.best_cut(y, SCORES, 1.0, 0.5), 0.55, ask="What are s and b at each threshold?")
    agree(student.best_cut(LABELS, SCORES, 1.0, 1.0), 0.6, ask="2/sqrt(2) or 3/sqrt(4): which is larger?")
    agree(student.best_cut(LABELS, SCORES, 10.0, 0.5), 0.6, ask="Which weight belongs to the photons?")
    agree(student.best_cut(LABELS, SCORES, 1.0, 10.0), 0.8, ask="Which weight does a jet have?")


@check("best_cut", core=True)
def rare_photons(student):
    "if each simulated photon stands for a tenth, the threshold is 0.8 again, in whatever order the events come"
    got = student.best_cut(LABELS[::-1], SCORES[::-1], 0.1, 1.0)
    agree(got, 0.8, ask="Is s multiplied by weight_s before the root is taken?")
