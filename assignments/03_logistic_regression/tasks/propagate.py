"""What the judge knows of propagate: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, unchanged, vectorised
from autograder.course.proof import alternative, misconception

from problems import SINGLE, of_all_shapes, problem, single, survives_certainty, whole
from reference import cost_loop, cross_entropy, forward, sigmoid


@check(core=True)
def gradient_values(student, reference, rng):
    "cost and gradient are right for random examples"
    like_reference(student, reference, "propagate", problem(rng, 3, 7), problem(rng, 2, 5))


@check
def gradient_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    like_reference(student, reference, "propagate", *of_all_shapes(rng))


@check
def gradient_whole_numbers(student, reference, rng):
    "weights, features and labels may be integers"
    like_reference(student, reference, "propagate", whole(rng))


@check
def gradient_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    like_reference(student, reference, "propagate", single(rng), **SINGLE)


@check
def gradient_confident(student):
    "a confident error costs what it should: -log of the probability of the label"
    z = np.array([[20.0, -18.0, 15.0, -21.0]])
    got = student.propagate(np.array([[1.0]]), 0.0, z, np.array([[0, 1, 1, 0]]))
    agree(got[0], 9.5, rtol=1e-6, ask="Is the clip wider than 1e-12?")


@check
def gradient_certain(student):
    "scores of +-1000 give a finite cost and the right gradient"
    survives_certainty(student, "propagate")


@check
def gradient_by_name(student, reference, rng):
    "the arguments can be given by name"
    w, b, X, Y = problem(rng, 2, 4)
    agree(student.propagate(Y=Y, X=X, b=b, w=w), reference.propagate(w, b, X, Y))


@check(weight=3)
def no_loop(student, reference, rng):
    "no loop over the examples, and none over the features"

    def moderate(n, m):
        w, b, X, Y = problem(rng, n, m)
        return w / np.sqrt(n), b, X, Y  # a score of many features stays where the clip is not needed

    vectorised(student, "propagate", lambda m: moderate(3, m), reference, many=30_000)
    ask = "Which product collects all features at once?"
    vectorised(student, "propagate", lambda n: moderate(n, 40), reference, many=3000, ask=ask)


@check
def gradient_inputs_unchanged(student, rng):
    "the arguments stay as they are"
    w, b, X, Y = problem(rng, 3, 4)
    unchanged(student.observe("propagate", w, b, X, Y))
    unchanged(student.observe("propagate", w, b, X, Y.astype(float)))


@alternative
def everything_inline(w, b, X, Y):
    "one block, without the earlier tasks"
    m = Y.shape[1]
    z = w.T.astype(np.float64) @ X + b
    e = np.exp(-np.abs(z))
    A = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    P = np.clip(A, 1e-12, 1 - 1e-12)
    cost = -(np.sum(np.log(P) * Y) + np.sum(np.log(1 - P) * (1 - Y))) / m
    return cost, np.dot(X, (A - Y).T) / m, np.sum(A - Y) / m


@alternative
def cost_from_the_score(w, b, X, Y):
    "a cost by logaddexp that needs no clip, the gradient by broadcasting"
    z = np.sum(w * X.astype(float), axis=0, keepdims=True) + b
    A = np.exp(-np.logaddexp(0, -z))
    return (
        float(np.mean(np.logaddexp(0, z) - Y * z)),
        np.mean((A - Y) * X, axis=1, keepdims=True),
        float((A - Y).mean()),
    )


@alternative
def einsum_list(w, b, X, Y):
    "einsum, returned as a list"
    A = forward(w, b, X)
    dZ = (A - Y) / X.shape[1]
    return [cross_entropy(A, Y), np.einsum("nm,om->no", X, dZ), np.einsum("om->", dZ)]


@alternative
def chain_rule(w, b, X, Y):
    "step by step through the graph: da, dz, dw"
    A = forward(w, b, X).astype(float)
    P = np.clip(A, 1e-12, 1 - 1e-12)
    dA = -(Y / P) + (1 - Y) / (1 - P)
    dZ = dA * P * (1 - P)
    m = X.shape[1]
    return cross_entropy(A, Y), (dZ @ X.T).T / m, np.squeeze(dZ.sum(axis=1) / m)


@misconception(caught_by=gradient_values)
def forgets_the_mean(w, b, X, Y):
    "Your gradient is m times the right one: is the 1/m missing?"
    m = X.shape[1]
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw * m, db * m


@misconception(caught_by=gradient_values)
def sums_everything(w, b, X, Y):
    "Cost and gradient are all m times too large: sums, where means are asked for. Where is the 1/m?"
    m = X.shape[1]
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost * m, dw * m, db * m


@misconception(caught_by=gradient_values)
def mean_of_dw_forgotten(w, b, X, Y):
    "db is a mean but dw is a sum over the examples, m times too large. Does X @ dZ.T divide by anything?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw * X.shape[1], db


@misconception(caught_by=gradient_values)
def mean_of_db_forgotten(w, b, X, Y):
    "dw is a mean but db is a sum over the examples, m times too large. Which line lost its 1/m?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw, db * X.shape[1]


@misconception(caught_by=gradient_values)
def divides_twice(w, b, X, Y):
    "Your gradient is m times too small: the 1/m is there twice, perhaps in dZ and again in dw. Which one can go?"
    m = X.shape[1]
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw / m, db / m


@misconception(caught_by=gradient_values)
def divides_by_features(w, b, X, Y):
    "You divide by the number of features. Which of the two numbers in X.shape counts the examples?"
    n, m = X.shape
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw * m / n, db * m / n


@misconception(caught_by=gradient_values)
def db_without_sum(w, b, X, Y):
    "db has one entry for each example: slides that write `db = dz` have lost the sum. How does it become one number?"
    cost, dw, _ = cost_loop(w, b, X, Y)
    return cost, dw, (forward(w, b, X) - Y) / X.shape[1]


@misconception(caught_by=gradient_values)
def db_keeps_dimensions(w, b, X, Y):
    "db is an array of shape (1, 1) and should be a number, as b is. Does keepdims=True stand there?"
    cost, dw, _ = cost_loop(w, b, X, Y)
    return cost, dw, np.mean(forward(w, b, X) - Y, axis=1, keepdims=True)


@misconception(caught_by=gradient_values)
def wrong_sign(w, b, X, Y):
    "The gradient has the wrong sign: it is A - Y, not Y - A. Which way should the score of a jet with A = 0.9 go?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, -dw, -db


@misconception(caught_by=gradient_values)
def row_gradient(w, b, X, Y):
    "dw is a row (1, n): it has to have the shape of w, (n, 1), to be subtracted from it. Which product gives a column?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw.T, db


@misconception(caught_by=gradient_values)
def flat_gradient(w, b, X, Y):
    "dw has the shape (n,): (n, 1) minus (n,) would give an (n, n) matrix. What does keepdims do?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw[:, 0], db


@misconception(caught_by=gradient_values)
def sums_the_features_too(w, b, X, Y):
    "All entries of dw are equal: the sum runs over the features as well. Over which axis should it run?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, np.full_like(dw, dw.sum()), db


@misconception(caught_by=gradient_values)
def squared_error(w, b, X, Y):
    """There is a factor A(1 - A) too many: it belongs to the squared error; in the cross-entropy it cancels. What is
    dJ/da times da/dz?"""
    A = forward(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    return cross_entropy(A, Y), X @ dZ.T / X.shape[1], float(np.mean(dZ))


@misconception(caught_by=gradient_values)
def uses_decisions(w, b, X, Y):
    "dZ is computed from the decisions 0 and 1, not from the probabilities: no slope is left. What is A in dZ = A - Y?"
    A = forward(w, b, X)
    dZ = (A > 0.5) - Y
    return cross_entropy(A, Y), X @ dZ.T / X.shape[1], float(np.mean(dZ))


@misconception(caught_by=gradient_values)
def brackets_in_the_cost(w, b, X, Y):
    """In the cost the minus stands before the first term only, as on slides without brackets: it belongs to both. What
    is the sign of your second term?"""
    _, dw, db = cost_loop(w, b, X, Y)
    A = np.clip(forward(w, b, X), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))), dw, db


@misconception(caught_by=gradient_certain)
def cost_without_clip(w, b, X, Y):
    "log(0) is taken where the model is certain: nan or inf comes back. Does cross_entropy not do this for you?"
    A = forward(w, b, X)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(cost), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception(caught_by=gradient_certain)
def clips_the_score(w, b, X, Y):
    "Scores beyond +-25 are cut, so the cost of a certain error is 25 and not 27.6. Which quantity is to be clipped?"
    A = sigmoid(np.clip(w.T @ X + b, -25, 25))
    return cross_entropy(A, Y), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception(caught_by=no_loop)
def loops_over_examples(w, b, X, Y):
    """The values are right, but Python walks through the examples one by one. Which matrix product does it for all at
    once?"""
    return cost_loop(w, b, X, Y)


@misconception(caught_by=no_loop)
def loops_over_features(w, b, X, Y):
    "The examples are handled at once, but Python still walks through the features. What is X @ dZ.T, entry by entry?"
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    dw = np.array([[np.sum(dZ * x) / m] for x in X])
    return cross_entropy(A, Y), dw, float(np.sum(dZ) / m)


@misconception(caught_by=gradient_inputs_unchanged)
def moves_the_weights(w, b, X, Y):
    "The weights have moved although only the gradient was asked for: who makes the step, and when?"
    m = X.shape[1]
    A = forward(w, b, X)
    dw = X @ (A - Y).T / m
    if w.dtype == np.float64:
        w -= 0.1 * dw
    return cross_entropy(A, Y), dw, float(np.sum(A - Y) / m)
