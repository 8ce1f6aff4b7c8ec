"""What the judge knows of predict: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, in_doubles, like_reference, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import of_all_shapes, problem, single, whole
from public import decisions
from reference import forward, sigmoid


@check(core=True)
def decided(student, reference, rng):
    "decisions are right for random examples and thresholds, as integers"
    problems = []
    for n, m in ((3, 9), (2, 6)):
        w, _, X, _ = problem(rng, n, m)
        b = apart(reference, w, X, (0.2, 0.5, 0.85))
        problems += [(w, b, X), (w, b, X, 0.2), (w, b, X, 0.85)]
    like_reference(student, reference, "predict", *problems)


@check
def strictly_greater(student):
    "a probability of exactly the threshold is not greater"
    got = student.predict(np.array([[2.0], [1.0]]), -1.0, np.array([[0.5, 0.0, 1.0], [0.0, 1.0, 0.0]]))
    agree(got, np.array([[0, 0, 1]]), ask="> or >=?")


@check
def predict_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    problems = [(w, apart(reference, w, X, (0.5,)), X) for w, _, X, _ in of_all_shapes(rng)]
    like_reference(student, reference, "predict", *problems)


@check
def extreme_thresholds(student, rng):
    "every probability is greater than 0, and none is greater than 1"
    w, b, X, _ = problem(rng, 2, 5)
    agree(student.predict(w, b, X, threshold=0.0), np.ones((1, 5), int), ask="Is a threshold of 0 treated as none?")
    agree(student.predict(w, b, X, threshold=1.0), np.zeros((1, 5), int))


@check
def predict_other_numbers(student, reference, rng):
    "integer and float32 input give the decisions of the same numbers"
    w, _, X, _ = whole(rng)
    w_single, _, X_single, _ = single(rng)
    b = apart(reference, *in_doubles((w_single, X_single)), (0.6,))
    like_reference(student, reference, "predict", (w, 0.5, X, 0.3), (w_single, b, X_single, 0.6))


@check
def predict_far_out(student):
    "scores of +-1000 are decided without a warning"
    outcome = student.observe("predict", np.array([[500.0]]), 0.0, np.array([[2.0, -2.0]]))
    quiet(outcome)
    agree(outcome.value, np.array([[1, 0]]))


@check
def predict_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    w, b, X, _ = problem(rng, 3, 4)
    unchanged(student.observe("predict", w, b, X))
    unchanged(student.observe("predict", threshold=0.7, X=X, b=b, w=w))


def apart(reference, w, X, thresholds):
    """A bias for which no probability lies so near a threshold that rounding could decide."""
    cuts = [np.log(t / (1 - t)) for t in thresholds]
    scores = (w.T @ X)[0]
    for b in np.linspace(-0.4, 0.4, 81):
        if min(np.min(np.abs(scores + b - cut)) for cut in cuts) > 1e-3:
            return float(b)
    return 0.37


@alternative
def where(w, b, X, threshold=0.5):
    "np.where with integers"
    return np.where(forward(w, b, X) > threshold, 1, 0)


@alternative
def small_integers(w, b, X, threshold=0.5):
    "the score's own sigmoid, the comparison multiplied by one"
    z = np.dot(w.T, X) + b
    return 1 * (0.5 * (1 + np.tanh(z / 2)) > threshold)


@alternative
def bytes_by_loop(w, b, X, threshold=0.5):
    "a loop that fills a row of bytes"
    p = forward(w, b, X)
    out = np.zeros(p.shape, dtype=np.uint8)
    for i in range(p.shape[1]):
        if p[0, i] > threshold:
            out[0, i] = 1
    return out


@misconception(caught_by=decisions)
def greater_or_equal(w, b, X, threshold=0.5):
    "A probability of exactly the threshold counts as 1 in yours: strictly greater is asked for. > or >=?"
    return (forward(w, b, X) >= threshold).astype(int)


@misconception(caught_by=decisions)
def rounds(w, b, X, threshold=0.5):
    "np.round is a threshold of 0.5, whatever the one that was given. What is compared with `threshold`?"
    return np.round(forward(w, b, X)).astype(int)


@misconception(caught_by=decisions)
def booleans(w, b, X, threshold=0.5):
    "True and False come back; integers 1 and 0 are asked for. Which method of an array changes its type?"
    return forward(w, b, X) > threshold


@misconception(caught_by=decisions)
def floats(w, b, X, threshold=0.5):
    "1.0 and 0.0 come back; integers are asked for. Is it np.where with 1.0, or astype(float)?"
    return (forward(w, b, X) > threshold).astype(float)


@misconception(caught_by=decisions)
def score_against_threshold(w, b, X, threshold=0.5):
    "The score z is compared with the threshold, not the probability. Which z belongs to a probability of 0.5?"
    return (w.T @ X + b > threshold).astype(int)


@misconception(caught_by=decisions)
def the_other_way_round(w, b, X, threshold=0.5):
    """Ones and zeros are exchanged: 1 belongs to probabilities above the threshold. Which way does your comparison
    point?"""
    return (forward(w, b, X) <= threshold).astype(int)


@misconception(caught_by=decisions)
def flat_decisions(w, b, X, threshold=0.5):
    """The decisions have the shape (m,); like the labels they should be a row (1, m). Which index or ravel takes the
    row away?"""
    return (forward(w, b, X) > threshold).astype(int)[0]


@misconception(caught_by=decisions)
def no_default(w, b, X, threshold):
    "predict(w, b, X) should work without a threshold. How does a function give an argument a default?"
    return (forward(w, b, X) > threshold).astype(int)


@misconception(caught_by=decisions)
def without_bias(w, b, X, threshold=0.5):
    "The bias is missing in your score, so every boundary runs through the origin. Can you use forward?"
    return (sigmoid(w.T @ X) > threshold).astype(int)


@misconception(caught_by=extreme_thresholds)
def zero_is_no_threshold(w, b, X, threshold=0.5):
    "`threshold or 0.5` takes a threshold of 0 for none. What is the truth value of 0.0?"
    return (forward(w, b, X) > (threshold or 0.5)).astype(int)
