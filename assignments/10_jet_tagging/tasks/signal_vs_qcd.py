"""What the judge knows of signal_vs_qcd: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import tagged
from public import nothing_over_nothing, top_against_qcd


def compare(got, wanted, ask=""):
    expect(isinstance(got, tuple | list) and len(got) == 2, "no pair came back", ask="Labels first, then scores?")
    labels, score = got
    labels = np.asarray(labels)
    expect(labels.dtype.kind in "biuf", "labels of another kind", ask="Are the labels 0 and 1?")
    agree(labels.astype(float), wanted[0].astype(float), ask=ask)
    agree(score, wanted[1], ask=ask)


@check(core=True)
def any_signal(student, reference, rng):
    "every signal against every QCD, in the order of the input"
    for classes, signal, qcd in ((5, 4, [0, 1]), (5, 2, [0, 1]), (4, 0, [3]), (6, 1, [5, 0, 3])):
        y, p = tagged(rng, 60, classes)
        ask = "Are signal and QCD those of the arguments, and is the order kept?"
        compare(student.signal_vs_qcd(y, p, signal, qcd), reference.signal_vs_qcd(y, p, signal, qcd), ask)


@check(core=True)
def others_left_out(student, reference, rng):
    "the other classes are neither in the sample nor in the denominator"
    y, p = tagged(rng, 50, 5)
    p[:, 3] += 2
    compare(
        student.signal_vs_qcd(y, p, 4, [0, 1]), reference.signal_vs_qcd(y, p, 4, [0, 1]), "What is in the denominator?"
    )


@check
def other_sequences(student, reference, rng):
    "qcd may be a tuple or an array, and have one class only"
    y, p = tagged(rng, 40, 5)
    for qcd in ((0, 1), np.array([1, 0]), (1,)):
        wanted = reference.signal_vs_qcd(y, p, 3, list(qcd))
        compare(student.signal_vs_qcd(y, p, 3, qcd), wanted, "What does p[:, (0, 1)] mean, and what p[:, [0, 1]]?")


@check
def zero_over_zero(student, reference, rng):
    "0/0 is 0, without a warning; 0 over something is 0 and something over itself is 1"
    y, p = np.array([0, 4, 1, 4, 4]), np.zeros((5, 5))
    p[2, 1], p[3, 4], p[4, 0] = 0.7, 1e-9, 0.2
    outcome = student.observe("signal_vs_qcd", y, p, 4, [0, 1])
    quiet(outcome, ask="Does np.where compute both of its answers?")
    compare(outcome.value, reference.signal_vs_qcd(y, p, 4, [0, 1]), "Is something small added to the denominator?")


@check
def nobody_left(student, rng):
    "no jet of signal or QCD: two empty arrays"
    _, p = tagged(rng, 6, 5)
    got = student.signal_vs_qcd(np.full(6, 3), p, 4, [0, 1])
    expect(len(got) == 2 and all(np.shape(part) == (0,) for part in got), ask="Who remains?")


@check
def jets_unchanged(student, rng):
    "the arguments stay as they are"
    y, p = tagged(rng, 20, 5)
    unchanged(student.observe("signal_vs_qcd", y, p, 2, [0, 1]))


@alternative
def jet_by_jet(y, p, signal, qcd):
    """a loop over the jets"""
    labels, scores = [], []
    for label, row in zip(y, p, strict=True):
        if label != signal and label not in qcd:
            continue
        total = row[signal] + sum(row[c] for c in qcd)
        labels.append(1 if label == signal else 0)
        scores.append(row[signal] / total if total > 0 else 0.0)
    return np.array(labels, dtype=int), np.array(scores, dtype=float)


@alternative
def divided_where(y, p, signal, qcd):
    """np.divide with where, boolean labels, columns added one by one"""
    kept = y == signal
    background = np.zeros(len(y))
    for c in qcd:
        kept = kept | (y == c)
        background = background + p[:, c]
    total = p[:, signal] + background
    score = np.divide(p[:, signal], total, out=np.zeros(len(y)), where=total != 0)
    return (y == signal)[kept], score[kept]


@alternative
def sorted_out(y, p, signal, qcd):
    """indices, nan turned into 0, labels as floats"""
    index = np.array([k for k in range(len(y)) if y[k] in [signal, *qcd]], dtype=int)
    some = p[index][:, [signal, *qcd]]
    with np.errstate(invalid="ignore"):
        score = np.nan_to_num(some[:, 0] / some.sum(axis=1))
    return np.where(y[index] == signal, 1.0, 0.0), score


@misconception(caught_by=top_against_qcd)
def probability_alone(y, p, signal, qcd):
    """The score is p_s itself, with the probabilities of the classes that are left out still around it. What must
    p_s be divided by, when the jet can only be signal or QCD?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    return (y[kept] == signal).astype(int), p[kept, signal]


@misconception(caught_by=top_against_qcd)
def all_jets(y, p, signal, qcd):
    """All jets are still in the sample, and whatever is no signal counts as QCD. Which jets should be left out before
    anything is computed?"""
    s, b = p[:, signal], p[:, list(qcd)].sum(axis=1)
    total = s + b
    return (y == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception(caught_by=top_against_qcd)
def signal_over_background(y, p, signal, qcd):
    """That is p_s over QCD: a ratio from 0 to infinity. It sorts the jets in the same order, but the probability of the
    signal has p_s below the fraction, too. What are the two parts of the denominator?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    return (y[kept] == signal).astype(int), np.where(b > 0, s / np.where(b > 0, b, 1), 0.0)


@misconception(caught_by=any_signal)
def signal_first(y, p, signal, qcd):
    """All signal jets come first and then QCD: labels and scores fit each other, but not the order of the input, so
    nothing else can be put beside them. What keeps the order: two selections in a row, or one mask?"""
    index = np.concatenate([np.flatnonzero(y == signal), np.flatnonzero(np.isin(y, list(qcd)))])
    s, b = p[index, signal], p[index][:, list(qcd)].sum(axis=1)
    total = s + b
    return (y[index] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception(caught_by=top_against_qcd)
def labels_as_they_were(y, p, signal, qcd):
    """The labels are still the numbers of the classes. A ROC curve wants 1 for the signal and 0 for the background:
    what does `y[kept] == signal` give?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    total = s + b
    return y[kept], np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception(caught_by=top_against_qcd)
def qcd_is_signal(y, p, signal, qcd):
    """Labels and scores are turned round: 1 stands for QCD. Which of the two do you look for?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    total = s + b
    return (y[kept] != signal).astype(int), np.where(total > 0, b / np.where(total > 0, total, 1), 0.0)


@misconception(caught_by=any_signal)
def always_g_and_q(y, p, signal, qcd):
    """0 and 1 stand inside the function, whatever `qcd` says. Which argument should name the background?"""
    kept = (y == signal) | (y == 0) | (y == 1)
    s, b = p[kept, signal], p[kept, 0] + p[kept, 1]
    total = s + b
    return (y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception(caught_by=nothing_over_nothing)
def nan_for_zero(y, p, signal, qcd):
    """0/0 became nan. By the convention of the course it is 0: which jets have nothing in the denominator?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    return (y[kept] == signal).astype(int), s / (s + b)


@misconception(caught_by=zero_over_zero)
def small_number_added(y, p, signal, qcd):
    """A small number below the fraction avoids 0/0, but it changes all others too: where both probabilities are tiny
    the score is wrong. Can you treat the zeros alone?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    return (y[kept] == signal).astype(int), s / (s + b + 1e-9)


@misconception(caught_by=top_against_qcd)
def mean_of_qcd(y, p, signal, qcd):
    """The probabilities of QCD are averaged. Either quark *or* gluon: do probabilities of an "or" get averaged, or
    added?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].mean(axis=1)
    total = s + b
    return (y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


equivalent(
    change=(
        "return ((y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)): "
        "total > 0 -> total >= 0"
    ),
    reason="where the total is 0 the signal is 0 too, and 0 over the 1 in its place is 0",
)

equivalent(
    change=(
        "return ((y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)): 0 -> -1"
    ),
    reason="where the total is 0 the signal is 0 too, and 0 over the 1 in its place is 0",
)

equivalent(
    change=(
        "return ((y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)): 1 -> 2"
    ),
    reason="what stands in the place of a total of 0 divides a 0, or is thrown away",
)
