"""What the judge knows of scores: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, is_float, like_reference, quiet
from autograder.course.proof import alternative, misconception

from public import four_different_counts, nothing_selected, table_of_ratios


@check(core=True)
def ratios(student, reference, rng):
    "the six ratios are right"
    for _ in range(3):
        n = [int(k) for k in rng.permutation(np.arange(1, 60))[:4]]
        agree(student.scores(*n), reference.scores(*n))


@check
def zero_over_zero(student, reference):
    "every ratio 0/0 is 0.0, of Python's and of numpy's integers, without a warning"
    for counts_ in ((0, 0, 0, 7), (0, 0, 4, 0), (6, 0, 0, 0), (0, 3, 0, 0), (0, 0, 0, 0)):
        agree(student.scores(*counts_), reference.scores(*counts_), ask="Which denominators can be 0?")
        outcome = student.observe("scores", *(np.int64(k) for k in counts_))
        quiet(outcome, ask="numpy's integers don't raise ZeroDivisionError: they warn and give nan.")
        agree(outcome.value, reference.scores(*counts_), ask="What does numpy do with 0/0?")


@check
def small_and_large(student, reference):
    "nothing is added to the denominators, and counts may be large"
    for counts_ in ((1, 0, 0, 0), (1, 1, 1, 1), (3, 10**9, 2, 5), (10**12, 10**11, 7, 10**12)):
        like_reference(student, reference, "scores", counts_, rtol=1e-9, atol=0, ask="Is there an epsilon too many?")


@check
def each_a_number(student):
    "each of the six is one number; the counts can be given by name"
    got = student.scores(tn=8, fn=4, fp=2, tp=6)
    for key in ("accuracy", "precision", "recall", "f1", "specificity", "mistag"):
        is_float(got[key])
    expected = {"accuracy": 0.7, "precision": 0.75, "recall": 0.6, "f1": 2 / 3, "specificity": 0.8, "mistag": 0.2}
    agree(got, expected)


@alternative
def through_precision_and_recall(tp, fp, fn, tn):
    "f1 as the harmonic mean, every zero asked for"
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    n = tp + fp + fn + tn
    jets = fp + tn
    specificity, mistag = (tn / jets, fp / jets) if jets else (0.0, 0.0)
    accuracy = (tp + tn) / n if n else 0.0
    return {
        "mistag": mistag,
        "specificity": specificity,
        "f1": f1,
        "recall": recall,
        "precision": precision,
        "accuracy": accuracy,
        "events": n,
    }


@alternative
def by_largest_denominator(tp, fp, fn, tn):
    "a denominator of at least one: counts are integers"
    names = ("accuracy", "precision", "recall", "f1", "specificity", "mistag")
    above = (tp + tn, tp, tp, 2 * tp, tn, fp)
    below = (tp + fp + fn + tn, tp + fp, tp + fn, 2 * tp + fp + fn, tn + fp, tn + fp)
    return {name: float(a / max(b, 1)) for name, a, b in zip(names, above, below, strict=True)}


@alternative
def by_arrays(tp, fp, fn, tn):
    "all six divisions at once, numpy's numbers in the dict"
    above = np.array([tp + tn, tp, tp, 2 * tp, tn, fp], dtype=float)
    below = np.array([tp + fp + fn + tn, tp + fp, tp + fn, 2 * tp + fp + fn, tn + fp, tn + fp], dtype=float)
    values = np.divide(above, below, out=np.zeros(6), where=below != 0)
    return dict(zip(("accuracy", "precision", "recall", "f1", "specificity", "mistag"), values, strict=True))


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=four_different_counts)
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


@misconception(caught_by=table_of_ratios)
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


@misconception(caught_by=table_of_ratios)
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


@misconception(caught_by=zero_over_zero)
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


@misconception(caught_by=nothing_selected)
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


@misconception(caught_by=zero_over_zero)
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


@misconception(caught_by=small_and_large)
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
