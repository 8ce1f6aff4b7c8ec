"""What the judge knows of one_vs_rest_auc: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, has_shape, quiet, returned, unchanged
from autograder.course.proof import alternative, misconception

from problems import tagged
from public import four_jets, nobody_there


@check(core=True)
def any_sample(student, reference, rng):
    "the area is right for any number of jets and classes"
    for m, classes in ((60, 5), (40, 3), (25, 2), (7, 7)):
        y, p = tagged(rng, m, classes)
        agree(student.one_vs_rest_auc(y, p), reference.one_vs_rest_auc(y, p))
    y, p = tagged(rng, 40, 4)
    agree(student.one_vs_rest_auc(y, 1 - p), reference.one_vs_rest_auc(y, 1 - p), ask="May an area lie below one half?")


@check(core=True)
def draws(student, reference, rng):
    "ties count one half, however many there are"
    y, p = tagged(rng, 80, 4, digits=1)
    agree(student.one_vs_rest_auc(y, p), reference.one_vs_rest_auc(y, p), ask="Which pairs are draws?")
    y = np.array([0, 1, 2, 0])
    agree(student.one_vs_rest_auc(y, np.full((4, 3), 0.2)), np.full(3, 0.5), ask="What if all scores are alike?")


@check
def own_columns(student, reference, rng):
    "scores need not add up to 1: each column stands for itself"
    y = rng.integers(0, 3, 50)
    p = rng.normal(size=(50, 3)) * np.array([1, 10, 100.0])
    agree(student.one_vs_rest_auc(y, p), reference.one_vs_rest_auc(y, p), ask="Does a column see another one?")


@check
def missing_classes(student, reference, rng):
    "classes without examples get 0.0: in the middle, and at the end"
    y, p = tagged(rng, 30, 5)
    y[y == 4], y[y == 1] = 0, 2
    outcome = student.observe("one_vs_rest_auc", y, p)
    got = returned(outcome)
    has_shape(got, (5,), ask="How many columns has p, and how many different labels has y?")
    quiet(outcome, ask="Is there a mean of nothing?")
    agree(got, reference.one_vs_rest_auc(y, p))


@check
def no_rest(student, rng):
    "a class without any rest gets 0.0, and so does everything for a single class"
    _, p = tagged(rng, 6, 3)
    outcome = student.observe("one_vs_rest_auc", np.full(6, 2), p)
    quiet(outcome, ask="With whom can a class be compared that is alone?")
    agree(outcome.value, np.zeros(3), ask="With whom can a class be compared that is alone?")


@check
def areas_unchanged(student, rng):
    "the arguments stay as they are"
    unchanged(student.observe("one_vs_rest_auc", *tagged(rng, 20, 3)))


@check
def single_precision(student, reference, rng):
    "probabilities in float32, as Keras gives them, and labels of other integer types"
    y, p = tagged(rng, 50, 5)
    p = p.astype(np.float32)
    wanted = reference.one_vs_rest_auc(y, p)
    agree(student.one_vs_rest_auc(y.astype(np.uint8), p), wanted)


@alternative
def all_pairs(y, p):
    """every pair compared in a matrix"""
    areas = []
    for c, score in enumerate(p.T):
        difference = score[y == c][:, np.newaxis] - score[y != c][np.newaxis]
        areas.append(np.mean(difference > 0) + np.mean(difference == 0) / 2 if difference.size else 0.0)
    return np.array(areas)


@alternative
def by_ranks(y, p):
    """mean ranks (Mann-Whitney)"""
    from scipy.stats import rankdata

    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own = y == c
        n, m = own.sum(), (~own).sum()
        if n * m:
            out[c] = (rankdata(p[:, c])[own].sum() - n * (n + 1) / 2) / (n * m)
    return out


@alternative
def by_sklearn_area(y, p):
    """sklearn's roc_auc_score, where it is defined"""
    from sklearn.metrics import roc_auc_score

    truth = [y == c for c in range(p.shape[1])]
    return np.array([roc_auc_score(t, p[:, c]) if 0 < t.sum() < len(t) else 0.0 for c, t in enumerate(truth)])


@alternative
def under_the_curve(y, p):
    """the trapezoids under the ROC curve"""
    from sklearn.metrics import roc_curve

    areas = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        if 0 < np.sum(y == c) < len(y):
            fpr, tpr, _ = roc_curve(y == c, p[:, c])
            areas[c] = np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])) / 2
    return areas


@misconception(caught_by=draws)
def draws_lose(y, p):
    """A draw counts nothing here, so a tagger that gives everybody the same score gets 0 and not one half. What is a
    fair share for a draw?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean(own[:, None] > rest)
    return out


@misconception(caught_by=draws)
def draws_win(y, p):
    """A draw counts as won here, so a tagger that gives everybody the same score looks perfect. What is a fair share
    for a draw?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean(own[:, None] >= rest)
    return out


@misconception(caught_by=four_jets)
def rest_above(y, p):
    """These are the pairs in which the *rest* has the larger score: 1 minus the area. Which side of the comparison is
    the class itself?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean((own[:, None] < rest) + 0.5 * (own[:, None] == rest))
    return out


@misconception(caught_by=nobody_there)
def one_half_for_nobody(y, p):
    """A class without examples gets one half, as if somebody had guessed. By the convention of the course what is
    undefined is 0.0: which case has to be asked for?"""
    out = np.full(p.shape[1], 0.5)
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest))
    return out


@misconception(caught_by=nobody_there)
def mean_of_nothing(y, p):
    """For a class without examples you take the mean of nothing, which is nan. Which case comes before the mean?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        out[c] = np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest))
    return out


@misconception(caught_by=nobody_there)
def only_classes_that_occur(y, p):
    """There is an area only for the classes that occur in y, so the others are missing and all behind them move up.
    How many columns has p?"""
    out = []
    for c in np.unique(y):
        own, rest = p[y == c, c], p[y != c, c]
        out.append(np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest)) if len(rest) else 0.0)
    return np.array(out)


@misconception(caught_by=any_sample)
def accuracy_for_each(y, p):
    """That is the share of the jets of each class that are called by their right name. The area asks for the order
    of scores, without any decision: which pairs does it count?"""
    called = p.argmax(axis=1)
    return np.array([np.mean(called[y == c] == c) if np.any(y == c) else 0.0 for c in range(p.shape[1])])


@misconception(caught_by=four_jets)
def one_column(y, p):
    """The score is the largest probability of each jet, whatever class it stands for. Which column answers the
    question "class c?"?"""
    out, score = np.zeros(p.shape[1]), p.max(axis=1)
    for c in range(p.shape[1]):
        own, rest = score[y == c], score[y != c]
        if len(own) and len(rest):
            out[c] = np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest))
    return out
