"""What the judge knows of confusion: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import KINDS, mixed
from public import every_event_once


@check(core=True)
def counts(student, reference, rng):
    "the counts are right, in this order, as integers"
    for m, signal, said in ((40, 0.3, 0.6), (25, 0.7, 0.2)):
        y, pred = mixed(rng, m, signal), mixed(rng, m, said)
        agree(student.confusion(y, pred), list(reference.confusion(y, pred)))


@check
def numeric_types(student, reference, rng):
    "labels and decisions may be of any numeric type"
    y, pred = mixed(rng, 23, 0.4), mixed(rng, 23, 0.6)
    expected = list(reference.confusion(y, pred))
    for kind, other in zip(KINDS, (*KINDS[1:], KINDS[0]), strict=True):
        agree(student.confusion(y.astype(kind), pred.astype(other)), expected, ask="Does every line work for floats?")


@check
def many_events_in_small_types(student):
    "three hundred photons are three hundred, also where labels are bytes"
    y, pred = (
        np.repeat(np.array([1, 0, 1, 0], np.uint8), [300, 290, 280, 270]),
        np.repeat([1, 1, 0, 0], [300, 290, 280, 270]),
    )
    ask = "How large a number fits into a byte?"
    agree(student.confusion(y, pred.astype(np.uint8)), [300, 290, 280, 270], ask=ask)


@check
def one_kind_only(student):
    "a single event, one class, or one kind of decision is enough"
    for y, pred, expected in (
        ([1], [0], (0, 0, 1, 0)),
        ([0], [0], (0, 0, 0, 1)),
        ([1, 1, 1], [1, 1, 1], (3, 0, 0, 0)),
        ([0, 0], [1, 1], (0, 2, 0, 0)),
    ):
        agree(student.confusion(np.array(y), np.array(pred)), list(expected))


@check
def confusion_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    y, pred = mixed(rng, 9).astype(float), mixed(rng, 9).astype(float)
    unchanged(student.observe("confusion", y, pred))
    unchanged(student.observe("confusion", y_pred=pred, y_true=y))


@alternative
def by_loop(y_true, y_pred):
    "a loop that counts"
    tp = fp = fn = tn = 0
    for y, p in zip(y_true, y_pred, strict=True):
        if y == 1 and p == 1:
            tp += 1
        elif p == 1:
            fp += 1
        elif y == 1:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


@alternative
def by_code(y_true, y_pred):
    "two bits as one number, bincount; returned as an array of integers"
    code = 2 * y_true.astype(int) + y_pred.astype(int)
    return np.bincount(code, minlength=4)[[3, 1, 2, 0]]


@alternative
def by_subtraction(y_true, y_pred):
    "three sums and their differences, as a list of numpy integers"
    y, p = y_true.astype(bool), y_pred.astype(bool)
    tp = np.count_nonzero(y & p)
    fp, fn = np.count_nonzero(p) - tp, np.count_nonzero(y) - tp
    return [np.int64(tp), np.int64(fp), np.int64(fn), np.int64(y.size - tp - fp - fn)]


@alternative
def from_sklearn(y_true, y_pred):
    "scikit-learn's matrix, put in our order"
    from sklearn.metrics import confusion_matrix

    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred, labels=[0, 1])
    return tp, fp, fn, tn


@misconception(caught_by=every_event_once)
def transposed(y_true, y_pred):
    "fp and fn have changed places: a false positive is a jet that was *called* a photon. Which of the two is y_true?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(photon & said)), int(sum(photon & ~said)), int(sum(~photon & said)), int(sum(~photon & ~said))


@misconception(caught_by=every_event_once)
def order_of_sklearn(y_true, y_pred):
    "These are tn, fp, fn, tp, the order of scikit-learn's confusion_matrix(…).ravel(). Which order is asked for?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(~photon & ~said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(photon & said))


@misconception(caught_by=every_event_once)
def jets_are_positive(y_true, y_pred):
    "Photons and jets have changed roles: positive means label 1. Which events do you count as true positives?"
    photon, said = y_true == 0, y_pred == 0
    return int(sum(photon & said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon & ~said))


@misconception(caught_by=every_event_once)
def tn_is_all_jets(y_true, y_pred):
    "tn counts all jets, also those that were called photons. Which two conditions must a true negative meet?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(photon & said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon))


@misconception(caught_by=every_event_once)
def tp_is_all_selected(y_true, y_pred):
    "tp counts everything that was called a photon, also jets. Which two conditions must a true positive meet?"
    photon, said = y_true == 1, y_pred == 1
    return int(sum(said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon & ~said))


@misconception(caught_by=every_event_once)
def rates_not_counts(y_true, y_pred):
    "These are fractions of all events; the counts themselves are asked for. Is it np.mean where np.sum should stand?"
    photon, said = y_true == 1, y_pred == 1
    parts = (photon & said, ~photon & said, photon & ~said, ~photon & ~said)
    return tuple(float(np.mean(part)) if len(part) else 0.0 for part in parts)


@misconception(caught_by=numeric_types)
def bitwise_on_numbers(y_true, y_pred):
    """`&` between labels works for integers and fails for floats 1.0 and 0.0. Which comparison makes booleans of any
    numbers?"""
    tp = int(np.sum(y_true & y_pred))
    fp, fn = int(np.sum(y_pred)) - tp, int(np.sum(y_true)) - tp
    return tp, fp, fn, len(y_true) - tp - fp - fn


@misconception(caught_by=numeric_types)
def keeps_the_type(y_true, y_pred):
    "With float labels your counts are floats: a count is an integer. What does np.sum of floats give, and of booleans?"
    tp = np.sum(y_true * y_pred)
    fp, fn = np.sum(y_pred) - tp, np.sum(y_true) - tp
    return tp, fp, fn, len(y_true) - tp - fp - fn


@misconception(caught_by=many_events_in_small_types)
def overflows_a_byte(y_true, y_pred):
    "A dot product of bytes (uint8) is a byte: 300 becomes 44. Can you count booleans in place of multiplying labels?"
    tp = int(np.dot(y_true, y_pred))
    fp, fn = int(np.sum(y_pred)) - tp, int(np.sum(y_true)) - tp
    return tp, fp, fn, len(y_true) - tp - fp - fn


@misconception(caught_by=confusion_inputs_unchanged)
def decides_in_place(y_true, y_pred):
    """The decisions have changed after the call: y_pred[…] = … writes into the caller's array. Is a new array cheaper
    than a surprise?"""
    photon, said = y_true == 1, y_pred == 1
    if y_pred.dtype.kind == "f":
        y_pred[said & ~photon] = -1
    return int(sum(photon & said)), int(sum(~photon & said)), int(sum(photon & ~said)), int(sum(~photon & ~said))
