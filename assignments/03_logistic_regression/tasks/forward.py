"""What the judge knows of forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import SINGLE, of_all_shapes, problem, single, whole
from reference import sigmoid


@check(core=True)
def probabilities(student, reference, rng):
    "one probability per example"
    problems = [problem(rng, n, m) for n, m in ((3, 5), (2, 7))]
    like_reference(student, reference, "forward", *((w, b + 0.8, X) for w, b, X, _ in problems))


@check
def forward_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    like_reference(student, reference, "forward", *(arguments[:3] for arguments in of_all_shapes(rng)))


@check
def forward_whole_numbers(student, reference, rng):
    "weights and features may be integers"
    w, _, X, _ = whole(rng)
    ask = "Can a float be added in place to an integer array?"
    like_reference(student, reference, "forward", (w, 0.5, X), (w, -1, X), ask=ask)


@check
def forward_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    like_reference(student, reference, "forward", single(rng)[:3], **SINGLE)


@check
def forward_far_out(student):
    "scores of +-1000 give 0 and 1, without a warning"
    outcome = student.observe("forward", np.array([[500.0], [-500.0]]), 0.0, np.array([[1.0, -1.0], [-1.0, 1.0]]))
    quiet(outcome)
    agree(outcome.value, np.array([[1.0, 0.0]]))


@check
def forward_by_name(student, reference, rng):
    "the arguments can be given by name"
    w, b, X, _ = problem(rng, 2, 4)
    agree(student.forward(X=X, w=w, b=b), reference.forward(w, b, X))


@check
def forward_inputs_unchanged(student, rng):
    "the arguments stay as they are"
    unchanged(student.observe("forward", rng.normal(size=(3, 1)), 0.5, rng.normal(size=(3, 4))))


@alternative
def weighted_sum(w, b, X):
    "features weighted by broadcasting, summed with keepdims"
    return sigmoid(np.sum(w * X, axis=0, keepdims=True) + b)


@alternative
def einsum_and_tanh(w, b, X):
    "einsum, and a sigmoid of its own"
    z = np.einsum("no,nm->om", w, X) + b
    return 0.5 + 0.5 * np.tanh(0.5 * z)


@alternative
def augmented(w, b, X):
    "the bias as the weight of a constant feature"
    W = np.vstack([w, [[b]]])
    return sigmoid(np.dot(W.T, np.vstack([X, np.ones((1, X.shape[1]))])))


@alternative
def event_by_event(w, b, X):
    "a loop over the examples: only propagate has to do without"
    z = [sum(float(w[k, 0]) * float(X[k, i]) for k in range(len(w))) + b for i in range(X.shape[1])]
    return sigmoid(np.array(z, dtype=float).reshape(1, -1))


@misconception(caught_by=probabilities)
def no_bias(w, b, X):
    "The bias b is missing: does the boundary have to pass through the origin?"
    return sigmoid(w.T @ X)


@misconception(caught_by=probabilities)
def bias_outside(w, b, X):
    "b is added after the sigmoid, so the 'probability' can leave [0, 1]. What is inside the brackets of sigmoid(…)?"
    return sigmoid(w.T @ X) + b


@misconception(caught_by=probabilities)
def bias_subtracted(w, b, X):
    "The bias has the wrong sign: the score is w·x + b."
    return sigmoid(w.T @ X - b)


@misconception(caught_by=probabilities)
def score_only(w, b, X):
    "These are the scores w·x + b. Which function makes probabilities of them?"
    return w.T @ X + b


@misconception(caught_by=probabilities)
def sigmoid_twice(w, b, X):
    "The sigmoid is taken twice: all values lie between 0.5 and 0.73. Which one is too many?"
    return sigmoid(sigmoid(w.T @ X + b))


@misconception(caught_by=probabilities)
def already_decided(w, b, X):
    "These are decisions, 0 or 1; the probabilities are asked for. When is the threshold applied?"
    return (w.T @ X + b > 0).astype(float)


@misconception(caught_by=probabilities)
def bias_per_feature(w, b, X):
    "b is added once for every feature, inside the sum over features. How often should it count?"
    return sigmoid(np.sum(w * X + b, axis=0, keepdims=True))


@misconception(caught_by=probabilities)
def flat_row(w, b, X):
    "The values are right but the shape is (m,): a row of m examples is (1, m). What does keepdims do?"
    return sigmoid(w.T @ X + b)[0]


@misconception(caught_by=probabilities)
def column(w, b, X):
    """The probabilities stand in a column (m, 1); examples are columns, so their probabilities are a row. Which factor
    is transposed?"""
    return sigmoid(X.T @ w + b)


@misconception(caught_by=forward_whole_numbers)
def adds_in_place(w, b, X):
    "`z += b` can't put a fraction into an array of integers. What does `z = z + b` do instead?"
    z = w.T @ X
    z += b
    return sigmoid(z)


@misconception(caught_by=forward_inputs_unchanged)
def scales_the_callers_array(w, b, X):
    "The features have changed after the call: `X *= …` writes into the caller's array. Who else uses it?"
    if X.dtype.kind == "f":
        X *= w
        return sigmoid(X.sum(axis=0, keepdims=True) + b)
    return sigmoid(w.T @ X + b)
