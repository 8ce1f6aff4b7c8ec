"""Known-wrong solutions, each with the sentence its author needs to hear."""

from autograder.course.proof import misconception

# confusion


@misconception("confusion", caught_by="every_event_once")
def transposed(y_true, y_pred):
    "fp and fn have changed places: a false positive is a jet that was *called* a photon. Which of the two is y_true?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(photon & said)), int(sum(photon & ~said)), int(sum(~photon & said)), int(sum(~photon & ~said))


@misconception("confusion", caught_by="every_event_once")
def order_of_sklearn(y_true, y_pred):
    "These are tn, fp, fn, tp, the order of scikit-learn's confusion_matrix(…).ravel(). Which order is asked for?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(~photon & ~said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(photon & said))


@misconception("confusion", caught_by="every_event_once")
def jets_are_positive(y_true, y_pred):
    "Photons and jets have changed roles: positive means label 1. Which events do you count as true positives?"
    photon, said = y_true == 0, y_pred == 0
    return int(sum(photon & said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon & ~said))


@misconception("confusion", caught_by="every_event_once")
def tn_is_all_jets(y_true, y_pred):
    "tn counts all jets, also those that were called photons. Which two conditions must a true negative meet?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(photon & said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon))


@misconception("confusion", caught_by="every_event_once")
def tp_is_all_selected(y_true, y_pred):
    "tp counts everything that was called a photon, also jets. Which two conditions must a true positive meet?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon & ~said))


@misconception("confusion", caught_by="every_event_once")
def rates_not_counts(y_true, y_pred):
    "These are fractions of all events; the counts themselves are asked for. Is it np.mean where np.sum should stand?"
    photon, said = y_true == 1, y_pred == 1
    parts = (photon & said, ~photon & said, photon & ~said, ~photon & ~said)
    return tuple(float(np.mean(part)) if len(part) else 0.0 for part in parts)


@misconception("confusion", caught_by="numeric_types")
def bitwise_on_numbers(y_true, y_pred):
    """`&` between labels works for integers and fails for floats 1.0 and 0.0. Which comparison makes booleans of any
    numbers?"""
    tp = int(np.sum(y_true & y_pred))
    fp, fn = int(np.sum(y_pred)) - tp, int(np.sum(y_true)) - tp
    return tp, fp, fn, len(y_true) - tp - fp - fn


@misconception("confusion", caught_by="numeric_types")
def keeps_the_type(y_true, y_pred):
    "With float labels your counts are floats: a count is an integer. What does np.sum of floats give, and of booleans?"
    tp = np.sum(y_true * y_pred)
    fp, fn = np.sum(y_pred) - tp, np.sum(y_true) - tp
    return tp, fp, fn, len(y_true) - tp - fp - fn


@misconception("confusion", caught_by="many_events_in_small_types")
def overflows_a_byte(y_true, y_pred):
    "A dot product of bytes (uint8) is a byte: 300 becomes 44. Can you count booleans in place of multiplying labels?"
    tp = int(np.dot(y_true, y_pred))
    fp, fn = int(np.sum(y_pred)) - tp, int(np.sum(y_true)) - tp
    return tp, fp, fn, len(y_true) - tp - fp - fn


@misconception("confusion", caught_by="confusion_inputs_unchanged")
def decides_in_place(y_true, y_pred):
    """The decisions have changed after the call: y_pred[…] = … writes into the caller's array. Is a new array cheaper
    than a surprise?"""
    photon, said = y_true == 1, y_pred == 1
    if y_pred.dtype.kind == "f":
        y_pred[said & ~photon] = -1
    return int(sum(photon & said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon & ~said))


# scores


@misconception("scores", caught_by="four_different_counts")
def precision_and_recall_swapped(tp, fp, fn, tn):
    """Precision and recall have changed places: precision is the share of photons among what was *called* a photon. In
    which of the two does fp stand?"""

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"precision": result["recall"], "recall": result["precision"]}


@misconception("scores", caught_by="four_different_counts")
def mistag_is_specificity(tp, fp, fn, tn):
    "Your mistag rate is the specificity, as on some slides; they add up to 1. Which share of the jets gets through?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"mistag": result["specificity"]}


@misconception("scores", caught_by="four_different_counts")
def specificity_is_mistag(tp, fp, fn, tn):
    "Your specificity is the mistag rate, as on some slides; they add up to 1. Which share of the jets is recognised?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"specificity": result["mistag"]}


@misconception("scores", caught_by="four_different_counts")
def mistag_of_selected(tp, fp, fn, tn):
    "Your mistag rate is the share of jets among what was *selected* (the impurity). Of which events is it a share?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"mistag": ratio(fp, fp + tp)}


@misconception("scores", caught_by="four_different_counts")
def f1_is_arithmetic(tp, fp, fn, tn):
    "F1 is the harmonic mean of precision and recall, not (precision + recall)/2. What is it when one of them is 0?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"f1": (result["precision"] + result["recall"]) / 2}


@misconception("scores", caught_by="four_different_counts")
def f1_without_two(tp, fp, fn, tn):
    "F1 lacks its factor 2: for precision = recall = 1 it should be 1. What is the harmonic mean of two numbers?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"f1": result["f1"] / 2}


@misconception("scores", caught_by="four_different_counts")
def f1_is_geometric(tp, fp, fn, tn):
    "That is the geometric mean, the root of the product; F1 is the harmonic one. What is 2/(1/p + 1/r)?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"f1": (result["precision"] * result["recall"]) ** 0.5}


@misconception("scores", caught_by="four_different_counts")
def accuracy_of_positives(tp, fp, fn, tn):
    "Recognised jets are right decisions, too: accuracy is (TP + TN) / all. What is missing above the line?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"accuracy": ratio(tp, tp + fp + fn + tn)}


@misconception("scores", caught_by="four_different_counts")
def recall_of_everything(tp, fp, fn, tn):
    "Recall is a share of all photons, TP + FN, not of all events. What stands in your denominator?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"recall": ratio(tp, tp + fp + fn + tn)}


@misconception("scores", caught_by="table_of_ratios")
def in_percent(tp, fp, fn, tn):
    "These are percent: a fraction of 1 is 1.0, not 100. Where does the factor come from?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return {key: 100 * value for key, value in result.items()}


@misconception("scores", caught_by="table_of_ratios")
def rounded(tp, fp, fn, tn):
    "The numbers are rounded to two digits: 2/3 is not 0.67. Can the rounding wait until they are printed?"

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return {key: round(value, 2) for key, value in result.items()}


@misconception("scores", caught_by="zero_over_zero")
def mistag_from_specificity(tp, fp, fn, tn):
    """1 - specificity is the mistag rate, except where there is no jet: then both are 0/0, which is 0.0 here. How is it
    defined?"""

    def ratio(a, b):
        return a / b if b > 0 else 0.0

    result = {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }

    return result | {"mistag": 1 - result["specificity"]}


@misconception("scores", caught_by="nothing_selected")
def divides_by_zero(tp, fp, fn, tn):
    "A ratio 0/0 is 0.0 by our convention; yours stops with ZeroDivisionError. Which denominators can be 0?"
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return {
        "accuracy": (tp + tn) / (tp + fp + fn + tn),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "specificity": tn / (tn + fp),
        "mistag": fp / (fp + tn),
    }


@misconception("scores", caught_by="zero_over_zero")
def waits_for_an_exception(tp, fp, fn, tn):
    """numpy's integers don't raise ZeroDivisionError, they warn and give nan: `try … except` sees nothing. Can you ask
    before dividing?"""

    def ratio(a, b):
        try:
            return a / b
        except ZeroDivisionError:
            return 0.0

    return {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }


@misconception("scores", caught_by="small_and_large")
def epsilon_below(tp, fp, fn, tn):
    """A small number added to every denominator makes all ratios a little wrong. Can you ask for 0 in place of avoiding
    it?"""
    e = 1e-8
    return {
        "accuracy": (tp + tn) / (tp + fp + fn + tn + e),
        "precision": tp / (tp + fp + e),
        "recall": tp / (tp + fn + e),
        "f1": 2 * tp / (2 * tp + fp + fn + e),
        "specificity": tn / (tn + fp + e),
        "mistag": fp / (fp + tn + e),
    }


# roc_curve


@misconception("roc_curve", caught_by="six_events")
def origin_missing(y_true, score):
    """The curve begins with the first event: the point (0, 0), with the threshold inf, is missing. What is selected
    above every score?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    fpr, tpr = np.cumsum(jets) / max(jets.sum(), 1), np.cumsum(photons) / max(photons.sum(), 1)
    return fpr, tpr, values[::-1]


@misconception("roc_curve", caught_by="six_events")
def end_missing(y_true, score):
    """The curve stops before (1, 1): at the smallest score everything is selected. Is the last threshold left out, or >
    in place of >=?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    fpr, tpr = np.cumsum(jets) / max(jets.sum(), 1), np.cumsum(photons) / max(photons.sum(), 1)
    zero = [0.0]
    return np.concatenate([zero, fpr])[:-1], np.concatenate([zero, tpr])[:-1], np.concatenate([[np.inf], values[:0:-1]])


@misconception("roc_curve", caught_by="six_events")
def strictly_above(y_true, score):
    "An event whose score equals the threshold is selected, too: score >= threshold. > or >=?"
    thresholds = np.concatenate([[np.inf], np.unique(score)[::-1]])
    photons, jets = score[y_true == 1], score[y_true != 1]
    tpr = np.array([np.sum(photons > t) for t in thresholds]) / max(len(photons), 1)
    fpr = np.array([np.sum(jets > t) for t in thresholds]) / max(len(jets), 1)
    return fpr, tpr, thresholds


@misconception("roc_curve", caught_by="six_events")
def ascending(y_true, score):
    "Your thresholds ascend, so the curve runs backwards from (1, 1) to (0, 0). Which slice turns arrays round?"
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr[::-1], tpr[::-1], np.concatenate([values, [np.inf]])


@misconception("roc_curve", caught_by="six_events")
def rates_swapped(y_true, score):
    """fpr and tpr have changed places in what you return: first the jets, then the photons. Which rate belongs to label
    1?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return tpr, fpr, np.concatenate([[np.inf], values[::-1]])


@misconception("roc_curve", caught_by="six_events")
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


@misconception("roc_curve", caught_by="six_events")
def largest_plus_one(y_true, score):
    """The first threshold is the largest score plus one, as in old versions of scikit-learn; inf is asked for. What is
    surely above every score?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[values[-1] + 1], values[::-1]])


@misconception("roc_curve", caught_by="equal_scores_together")
def ties_split(y_true, score):
    """Events with the same score come in one after the other in yours, so the curve depends on their order. How many
    thresholds can tell them apart?"""
    order = np.argsort(-score, kind="stable")
    y = y_true[order]
    tpr = np.concatenate([[0.0], np.cumsum(y == 1) / max(np.sum(y == 1), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(y != 1) / max(np.sum(y != 1), 1)])
    return fpr, tpr, np.concatenate([[np.inf], score[order]])


@misconception("roc_curve", caught_by="any_order")
def labels_not_sorted(y_true, score):
    """The scores are sorted but the labels stay as they were: each event has lost its label. Which index puts both in
    the same order?"""
    values, position = np.unique(-np.sort(-score), return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])


@misconception("roc_curve", caught_by="six_events")
def corners_only(y_true, score):
    """Points on a straight piece are left out, as scikit-learn does by default; every distinct score is asked for.
    Which ones are missing?"""
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tp, fp = np.concatenate([[0.0], np.cumsum(photons)]), np.concatenate([[0.0], np.cumsum(jets)])
    keep = np.r_[True, np.logical_or(np.diff(fp, 2) != 0, np.diff(tp, 2) != 0), True]
    thresholds = np.concatenate([[np.inf], values[::-1]])
    return fp[keep] / max(jets.sum(), 1), tp[keep] / max(photons.sum(), 1), thresholds[keep]


@misconception("roc_curve", caught_by="any_real_score")
def rounds_scores(y_true, score):
    """Scores that differ in the last digits fall together in yours: every distinct score is a threshold of its own.
    Where are they rounded?"""
    score = np.round(score, 9)
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])


@misconception("roc_curve", caught_by="curve")
def grid_of_thresholds(y_true, score):
    "Your thresholds are a grid from 1 down to 0: scores need not be probabilities. Which thresholds change anything?"
    thresholds = np.concatenate([[np.inf], np.linspace(1, 0, 101)])
    photons, jets = score[y_true == 1], score[y_true != 1]
    tpr = np.array([np.sum(photons >= t) for t in thresholds]) / max(len(photons), 1)
    fpr = np.array([np.sum(jets >= t) for t in thresholds]) / max(len(jets), 1)
    return fpr, tpr, thresholds


@misconception("roc_curve", caught_by="one_class_missing")
def nan_without_a_class(y_true, score):
    "Where a class is missing you divide 0 by 0: its rate is 0.0 throughout. By what could you divide safely?"
    values, position = np.unique(score, return_inverse=True)
    photons, jets = (np.bincount(position, weights=w)[::-1] for w in (y_true == 1, y_true != 1))
    tpr = np.concatenate([[0.0], np.cumsum(photons) / photons.sum()])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / jets.sum()])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])


@misconception("roc_curve", caught_by="curve_inputs_unchanged")
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


# auc


@misconception("auc", caught_by="diagonal_piece")
def left_heights(fpr, tpr):
    """You take the height of the left end of each piece, which is too low on a diagonal one. What is the mean height of
    a trapezoid?"""
    return float(np.sum(np.diff(fpr) * tpr[:-1]))


@misconception("auc", caught_by="diagonal_piece")
def right_heights(fpr, tpr):
    """You take the height of the right end of each piece, which is too high on a diagonal one. What is the mean height
    of a trapezoid?"""
    return float(np.sum(np.diff(fpr) * tpr[1:]))


@misconception("auc", caught_by="eight_of_nine")
def mean_height(fpr, tpr):
    "This is the mean of tpr over the points: a piece counts as much as it is wide. Where do the widths enter?"
    return float(np.mean(tpr))


@misconception("auc", caught_by="eight_of_nine")
def axes_swapped(fpr, tpr):
    "The axes have changed places: this is the area to the left of the curve. Which array gives the widths?"
    return float(np.sum(np.diff(tpr) * (fpr[1:] + fpr[:-1]) / 2))


@misconception("auc", caught_by="eight_of_nine")
def not_halved(fpr, tpr):
    "Twice the area: the mean of two heights is their sum divided by 2. Where is the 1/2?"
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])))


@misconception("auc", caught_by="eight_of_nine")
def wrong_sign(fpr, tpr):
    "The area is negative: fpr ascends from left to right. Which end minus which is a width?"
    return float(np.sum((fpr[:-1] - fpr[1:]) * (tpr[1:] + tpr[:-1]) / 2))


@misconception("auc", caught_by="eight_of_nine")
def gini(fpr, tpr):
    """This is 2 AUC - 1 (the Gini coefficient), 0 for guessing. The area itself is asked for: what is it for the
    diagonal?"""
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])) - 1)


@misconception("auc", caught_by="turned_round")
def never_below_half(fpr, tpr):
    """A curve below the diagonal is turned round in yours: an area of 0.2 is bad news that one wants to see. Is there a
    max(…, 1 - …)?"""
    area = float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
    return max(area, 1 - area)


@misconception("auc", caught_by="eight_of_nine")
def last_piece_missing(fpr, tpr):
    "The last piece of the curve is left out. How many pieces lie between k points?"
    return float(np.sum((np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)[:-1]))


# working_point


@misconception("working_point", caught_by="seventy_percent")
def nearest(fpr, tpr, thresholds, efficiency):
    """You take the point whose efficiency is nearest: at *least* the efficiency is asked for. What if the nearest is
    below?"""
    if not np.any(tpr >= efficiency):
        raise ValueError("not reached")
    k = int(np.argmin(np.abs(tpr - efficiency)))
    return float(thresholds[k]), float(fpr[k])


@misconception("working_point", caught_by="seventy_percent")
def last_below(fpr, tpr, thresholds, efficiency):
    "This is the last point *before* the efficiency is reached: it keeps too few photons. >= or <?"
    if not np.any(tpr >= efficiency):
        raise ValueError("not reached")
    k = max(int(np.argmax(tpr >= efficiency)) - 1, 0)
    return float(thresholds[k]), float(fpr[k])


@misconception("working_point", caught_by="seventy_percent")
def lowest_threshold(fpr, tpr, thresholds, efficiency):
    "This is the lowest threshold that does it, which lets all jets through. Which of those that do it is the highest?"
    k = np.flatnonzero(tpr >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[-1]]), float(fpr[k[-1]])


@misconception("working_point", caught_by="exactly_reached")
def strictly_more(fpr, tpr, thresholds, efficiency):
    "An efficiency that is reached exactly is reached: at least, not more than. > or >=?"
    k = np.flatnonzero(tpr > efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[0]]), float(fpr[k[0]])


@misconception("working_point", caught_by="seventy_percent")
def of_the_background(fpr, tpr, thresholds, efficiency):
    "The condition is put on fpr, the efficiency of the jets. Which of the two arrays belongs to the signal?"
    k = np.flatnonzero(fpr >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[0]]), float(fpr[k[0]])


@misconception("working_point", caught_by="seventy_percent")
def gives_tpr(fpr, tpr, thresholds, efficiency):
    """The second number is tpr; the background efficiency fpr at this threshold is asked for. What does the efficiency
    cost?"""
    k = np.flatnonzero(tpr >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[k[0]]), float(tpr[k[0]])


@misconception("working_point", caught_by="seventy_percent")
def interpolates(fpr, tpr, thresholds, efficiency):
    "You interpolate between two points: no threshold gives such a point. Which thresholds are there?"
    if not np.any(tpr >= efficiency):
        raise ValueError("not reached")
    finite = np.where(np.isfinite(thresholds), thresholds, np.max(thresholds[1:]))
    return float(np.interp(efficiency, tpr, finite)), float(np.interp(efficiency, tpr, fpr))


@misconception("working_point", caught_by="never_reached")
def argmax_of_nothing(fpr, tpr, thresholds, efficiency):
    """Where no threshold reaches the efficiency, ValueError is asked for: np.argmax returns 0 when nothing is True. Can
    you ask with any()?"""
    k = int(np.argmax(tpr >= efficiency))
    return float(thresholds[k]), float(fpr[k])


@misconception("working_point", caught_by="never_reached")
def index_error(fpr, tpr, thresholds, efficiency):
    """Where no threshold reaches the efficiency, a ValueError that says so is asked for; yours is an IndexError. How do
    you raise one?"""
    k = np.flatnonzero(tpr >= efficiency)[0]
    return float(thresholds[k]), float(fpr[k])


@misconception("working_point", caught_by="everything_and_nothing")
def skips_inf(fpr, tpr, thresholds, efficiency):
    """The first threshold, inf, is left out in yours: for an efficiency of 0 it is the highest that does it. Does your
    search start at 1?"""
    k = np.flatnonzero(tpr[1:] >= efficiency)
    if len(k) == 0:
        raise ValueError("not reached")
    return float(thresholds[1:][k[0]]), float(fpr[1:][k[0]])


# rejection


@misconception("rejection", caught_by="no_jet_at_all")
def warns(fpr):
    "1/0 gives inf, but numpy warns of it. With which function can you divide only where the rate is not 0?"
    return 1 / fpr


@misconception("rejection", caught_by="no_jet_at_all")
def zero_for_zero(fpr):
    "Where no jet gets through, the rejection is inf, not 0: what would 0 say about the classifier?"
    return np.divide(1.0, fpr, out=np.zeros(fpr.shape), where=fpr > 0)


@misconception("rejection", caught_by="no_jet_at_all")
def nan_for_zero(fpr):
    "Where no jet gets through, the rejection is inf, not nan. With what is the array filled before you divide?"
    return np.divide(1.0, fpr, out=np.full(fpr.shape, np.nan), where=fpr > 0)


@misconception("rejection", caught_by="one_in_a_hundred")
def one_minus(fpr):
    """1 - fpr is the specificity. The rejection says how many jets there are for one that gets through: what is it for
    0.01?"""
    return np.where(fpr == 0, np.inf, 1 - fpr)


@misconception("rejection", caught_by="one_in_a_hundred")
def rejected_per_kept(fpr):
    "You count the rejected jets for one that gets through, 1/fpr - 1; all jets are counted. What is it for fpr = 1?"
    return np.divide(1.0 - fpr, fpr, out=np.full(fpr.shape, np.inf), where=fpr > 0)


@misconception("rejection", caught_by="no_jet_at_all")
def adds_epsilon(fpr):
    """A small number below the line makes a large number of inf, and all others a little wrong. Can the zeros be
    treated apart?"""
    return 1 / (fpr + 1e-12)


@misconception("rejection", caught_by="no_jet_at_all")
def drops_the_zeros(fpr):
    "The zeros are left out, so the result is shorter than fpr and no longer fits to tpr. What belongs in their places?"
    return 1 / fpr[fpr > 0]


@misconception("rejection", caught_by="tiny_is_not_zero")
def tiny_is_zero(fpr):
    "Tiny rates are taken for 0: 1e-9 is a rejection of 1e9. Does np.isclose, or a limit, stand there?"
    zero = np.isclose(fpr, 0)
    return np.divide(1.0, fpr, out=np.full(fpr.shape, np.inf), where=~zero)


@misconception("rejection", caught_by="rejection_inputs_unchanged")
def replaces_in_place(fpr):
    "The zeros of the caller's array have changed after the call: fpr[…] = … writes into it. Can you work on a copy?"
    zero = fpr == 0
    if fpr.dtype == np.float64:
        fpr[zero] = 1.0
    result = 1.0 / np.where(zero, 1, fpr)
    result[zero] = np.inf
    return result


# cut_roc


@misconception("cut_roc", caught_by="below")
def always_above(y_true, x, keep):
    """`keep` makes no difference in yours: "below" keeps what is small. Which events pass H/E <= 0.05?"""
    return roc_curve(y_true, x)


@misconception("cut_roc", caught_by="below")
def thresholds_negated(y_true, x, keep):
    "The rates are right but the thresholds are those of -x: they should be in units of x. Which sign turns them back?"
    return roc_curve(y_true, x) if keep == "above" else roc_curve(y_true, -x)


@misconception("cut_roc", caught_by="below")
def labels_turned(y_true, x, keep):
    """You turn the labels round, so jets are the signal now. "below" changes which side is kept, not what we look for.
    What changes its sign?"""
    return roc_curve(y_true, x) if keep == "above" else roc_curve(1 - y_true, x)


@misconception("cut_roc", caught_by="below")
def backwards(y_true, x, keep):
    "The loosest cut should come last; yours starts at (1, 1). Which end of a cut from below keeps nothing?"
    if keep == "above":
        return roc_curve(y_true, x)
    fpr, tpr, thresholds = roc_curve(y_true, -x)
    return fpr[::-1], tpr[::-1], -thresholds[::-1]


@misconception("cut_roc", caught_by="below")
def inf_from_below(y_true, x, keep):
    "A cut from below that keeps nothing is x <= -inf; yours starts at +inf. What is the sign of the first threshold?"
    fpr, tpr, thresholds = roc_curve(y_true, x if keep == "above" else -x)
    return fpr, tpr, np.concatenate([[np.inf], (1 if keep == "above" else -1) * thresholds[1:]])


@misconception("cut_roc", caught_by="below")
def complement(y_true, x, keep):
    """1 - fpr and 1 - tpr of the cut from above belong to x < threshold, and events equal to the threshold are lost. Is
    <= kept in yours?"""
    fpr, tpr, thresholds = roc_curve(y_true, x)
    return (fpr, tpr, thresholds) if keep == "above" else (1 - fpr[::-1], 1 - tpr[::-1], thresholds[::-1])


@misconception("cut_roc", caught_by="below")
def mirrored_in_the_maximum(y_true, x, keep):
    "max(x) - x has the right order but its thresholds are not in units of x. How do you get from them back to x?"
    return roc_curve(y_true, x if keep == "above" else x.max() - x)


@misconception("cut_roc", caught_by="above")
def exchanged(y_true, x, keep):
    """ "above" and "below" have changed places. Which one keeps x >= threshold?"""
    if keep == "below":
        return roc_curve(y_true, x)
    fpr, tpr, thresholds = roc_curve(y_true, -x)
    return fpr, tpr, -thresholds


@misconception("cut_roc", caught_by="cut_inputs_unchanged")
def negates_in_place(y_true, x, keep):
    "x has another sign after the call: `x *= -1` writes into the caller's array. What does -x do?"
    if keep == "above":
        return roc_curve(y_true, x)
    x *= -1
    fpr, tpr, thresholds = roc_curve(y_true, x)
    return fpr, tpr, -thresholds


# auc_error


@misconception("auc_error", caught_by="fifty_and_hundred")
def numbers_swapped(auc, n_signal, n_background):
    "Signal and background have changed places: n_signal - 1 goes with Q1 = A/(2 - A). Which n stands at which Q?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_background - 1) * (q1 - auc**2) + (n_signal - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))


@misconception("auc_error", caught_by="fifty_and_hundred")
def variance(auc, n_signal, n_background):
    "This is the variance; the standard error is its root. In which units is yours?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(spread / (n_signal * n_background))


@misconception("auc_error", caught_by="fifty_and_hundred")
def binomial(auc, n_signal, n_background):
    """sqrt(A(1 - A)/n) takes the events for independent trials; an AUC counts pairs, which share events. Which formula
    is asked for?"""
    return float(np.sqrt(auc * (1 - auc) / (n_signal + n_background)))


@misconception("auc_error", caught_by="fifty_and_hundred")
def independent_pairs(auc, n_signal, n_background):
    """You take all n_s n_b pairs for independent: they share events, so the true error is much larger. Where are Q1 and
    Q2?"""
    return float(np.sqrt(auc * (1 - auc) / (n_signal * n_background)))


@misconception("auc_error", caught_by="fifty_and_hundred")
def without_minus_one(auc, n_signal, n_background):
    "n_s and n_b stand there in place of n_s - 1 and n_b - 1. How many *other* events share a pair with one event?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + n_signal * (q1 - auc**2) + n_background * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))


@misconception("auc_error", caught_by="fifty_and_hundred")
def divides_by_the_sum(auc, n_signal, n_background):
    "You divide by n_s + n_b; the number of pairs is their product. How many pairs do 50 and 100 events make?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal + n_background)))


@misconception("auc_error", caught_by="fifty_and_hundred")
def square_forgotten(auc, n_signal, n_background):
    "Q1 and Q2 are compared with A², not with A. What is subtracted from them in yours?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * abs(q1 - auc) + (n_background - 1) * abs(q2 - auc)
    return float(np.sqrt(spread / (n_signal * n_background)))


@misconception("auc_error", caught_by="below_one_half")
def turns_the_area_round(auc, n_signal, n_background):
    "An area below 1/2 is turned round before its error is computed. Does the formula ask for it?"
    auc = max(auc, 1 - auc)
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))


# best_cut


@misconception("best_cut", caught_by="weights_decide")
def ignores_the_weights(y_true, score, weight_s, weight_b):
    """The weights make no difference in yours: each simulated jet stands for weight_b jets in the data. Where do they
    enter?"""
    thresholds = np.unique(score)[::-1]
    s = np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds], dtype=float)
    b = np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds], dtype=float)
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="weights_decide")
def weights_swapped(y_true, score, weight_s, weight_b):
    "The two weights have changed places. Which one belongs to the photons?"
    thresholds = np.unique(score)[::-1]
    s = weight_b * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_s * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="rare_photons")
def ignores_signal_weight(y_true, score, weight_s, weight_b):
    """Only the jets are weighted in yours: s is weight_s times the selected photons. What does one simulated photon
    stand for?"""
    thresholds = np.unique(score)[::-1]
    s = np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds], dtype=float)
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="weights_decide")
def over_root_b(y_true, score, weight_s, weight_b):
    "This maximises s/sqrt(b), which is inf where no jet is left. What stands under the root here?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(np.where(b > 0, s / np.sqrt(np.where(b > 0, b, 1)), np.where(s > 0, np.inf, 0)))]


@misconception("best_cut", caught_by="weights_decide")
def purity(y_true, score, weight_s, weight_b):
    """This maximises s/(s + b), the purity: it would keep a single photon and call it a day. What makes a signal stand
    out?"""
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.where(s + b > 0, s + b, 1))]


@misconception("best_cut", caught_by="weights_decide")
def strictly_above_cut(y_true, score, weight_s, weight_b):
    "The events that have the threshold itself as score are selected, too. > or >=?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score > t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score > t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="weights_decide")
def selects_below(y_true, score, weight_s, weight_b):
    "Your selection keeps what lies *below* the threshold. Which events look like signal?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score <= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score <= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="weights_decide")
def gives_the_significance(y_true, score, weight_s, weight_b):
    "This is the largest significance itself; the threshold where it is reached is asked for. max or argmax?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return float(np.max(s / np.sqrt(np.where(s + b > 0, s + b, 1))))


@misconception("best_cut", caught_by="weights_decide")
def root_forgotten(y_true, score, weight_s, weight_b):
    "You subtract (s - b); the significance is s/sqrt(s + b). By how much does the background fluctuate?"
    thresholds = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s - b)]


@misconception("best_cut", caught_by="highest_in_a_tie")
def lowest_in_a_tie(y_true, score, weight_s, weight_b):
    """In a tie yours takes the lowest threshold: np.argmax returns the first maximum. In which order are your
    thresholds?"""
    thresholds = np.unique(score)
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="no_signal")
def inf_is_a_score(y_true, score, weight_s, weight_b):
    """inf comes back where nothing is worth selecting: the threshold is one of the scores. Does it come from
    roc_curve's first entry?"""
    thresholds = np.concatenate([[np.inf], np.unique(score)[::-1]])
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in thresholds])
    b = weight_b * np.array([np.sum((score >= t) & (y_true != 1)) for t in thresholds])
    return thresholds[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))]


@misconception("best_cut", caught_by="equal_scores_kept_together")
def ties_one_by_one(y_true, score, weight_s, weight_b):
    """Events with the same score are taken in one after the other, which no threshold can do. Are tied events kept
    together?"""
    order = np.argsort(-score, kind="stable")
    y = y_true[order]
    s, b = weight_s * np.cumsum(y == 1), weight_b * np.cumsum(y != 1)
    value = s / np.sqrt(np.where(s + b > 0, s + b, 1))
    return score[order][np.argmax(value)]
