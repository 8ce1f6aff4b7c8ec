"""What the judge knows of cost_loop: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import SINGLE, of_all_shapes, problem, single, survives_certainty, whole
from reference import cross_entropy, forward, propagate, sigmoid


@check(core=True)
def loop_values(student, reference, rng):
    "cost and gradient are right for random examples"
    like_reference(student, reference, "cost_loop", problem(rng, 3, 7), problem(rng, 2, 5))


@check
def loop_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    like_reference(student, reference, "cost_loop", *of_all_shapes(rng))


@check
def loop_whole_numbers(student, reference, rng):
    "weights, features and labels may be integers"
    ask = "Of which dtype is the array that collects dw?"
    like_reference(student, reference, "cost_loop", whole(rng), ask=ask)


@check
def loop_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    like_reference(student, reference, "cost_loop", single(rng), **SINGLE)


@check
def loop_confident(student):
    "a confident error costs what it should: -log of the probability of the label"
    z = np.array([[20.0, -18.0, 15.0, -21.0]])
    got = student.cost_loop(np.array([[1.0]]), 0.0, z, np.array([[0, 1, 1, 0]]))
    agree(got[0], 9.5, rtol=1e-6, ask="Is the clip wider than 1e-12?")


@check
def loop_certain(student):
    "scores of +-1000 give a finite cost and the right gradient"
    survives_certainty(student, "cost_loop")


@check
def loop_by_name(student, reference, rng):
    "the arguments can be given by name"
    w, b, X, Y = problem(rng, 2, 4)
    agree(student.cost_loop(Y=Y, X=X, b=b, w=w), reference.cost_loop(w, b, X, Y))


@check
def loop_inputs_unchanged(student, rng):
    "the arguments stay as they are"
    w, b, X, Y = problem(rng, 3, 4)
    unchanged(student.observe("cost_loop", w, b, X, Y))
    unchanged(student.observe("cost_loop", w, b, X, Y.astype(float)))


@alternative
def plain_numbers(w, b, X, Y):
    "numbers and two loops, nothing of numpy but the result"
    import math

    n, m = X.shape
    cost, dw, db = 0.0, [0.0] * n, 0.0
    for i in range(m):
        z = float(b)
        for k in range(n):
            z += float(w[k, 0]) * float(X[k, i])
        a = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        p = min(max(a, 1e-12), 1 - 1e-12)
        cost += -math.log(p) if Y[0, i] == 1 else -math.log(1 - p)
        dz = a - float(Y[0, i])
        for k in range(n):
            dw[k] += dz * float(X[k, i])
        db += dz
    return cost / m, np.array(dw).reshape(n, 1) / m, db / m


@alternative
def columns(w, b, X, Y):
    "zip over the columns, a list of costs"
    costs, gradients, biases = [], [], []
    for x, y in zip(X.T, Y.T, strict=True):
        a = sigmoid(np.array([x @ w[:, 0] + b]))[0]
        p = np.clip(float(a), 1e-12, 1 - 1e-12)
        costs.append(-np.log(p) * y[0] - np.log(1 - p) * (1 - y[0]))
        gradients.append(x * (a - y[0]))
        biases.append(a - y[0])
    return np.mean(costs), np.mean(gradients, axis=0)[:, np.newaxis], np.mean(biases)


@alternative
def not_a_loop(w, b, X, Y):
    "vectorised: that it loops is not graded"
    X = X.astype(float)
    A = 0.5 * (1 + np.tanh((w.T @ X + b) / 2))
    P = np.where(Y == 1, A, 1 - A)
    return [-np.log(np.clip(P, 1e-12, 1)).mean(), np.einsum("nm,om->no", X, A - Y) / Y.size, (A - Y).mean()]


@alternative
def from_the_score(w, b, X, Y):
    "the cost from z by logaddexp, without any clip"
    cost, dw, db = 0.0, np.zeros(w.shape), 0.0
    m = X.shape[1]
    for i in range(m):
        z = float(np.sum(w[:, 0] * X[:, i].astype(float)) + b)
        cost += (np.logaddexp(0, z) - z * Y[0, i]) / m
        dz = np.exp(-np.logaddexp(0, -z)) - Y[0, i]
        dw = dw + dz * X[:, [i]] / m
        db = db + dz / m
    return cost, dw, db


@misconception(caught_by=loop_values)
def loop_forgets_the_mean(w, b, X, Y):
    "All three are m times too large: they are sums over the examples, and means are asked for. Is the 1/m missing?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X, Y)
    return cost * m, dw * m, db * m


@misconception(caught_by=loop_values)
def loop_divides_the_cost_only(w, b, X, Y):
    "The cost is right but dw and db are m times too large. Is the 1/m missing there?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X, Y)
    return cost, dw * m, db * m


@misconception(caught_by=loop_values)
def loop_divides_in_the_loop(w, b, X, Y):
    """Is the division by m inside the loop? Then the first examples are divided again and again. It belongs after the
    loop."""
    n, m = X.shape
    cost, dw, db = 0.0, np.zeros((n, 1)), 0.0
    for i in range(m):
        c, g, d = propagate(w, b, X[:, i : i + 1], Y[:, i : i + 1])
        cost, dw, db = (cost + c) / m, (dw + g) / m, (db + d) / m
    return cost, dw, db


@misconception(caught_by=loop_values)
def loop_brackets(w, b, X, Y):
    """The minus stands before the first term only, as on slides without brackets: -[y log a + (1 - y) log(1 - a)]. What
    is the sign of your second term?"""
    _, dw, db = propagate(w, b, X, Y)
    A = np.clip(forward(w, b, X), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))), dw, db


@misconception(caught_by=loop_values)
def loop_keeps_the_last(w, b, X, Y):
    "Only the last example counts: `=` overwrites, `+=` collects. Which one stands in your loop?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X[:, -1:], Y[:, -1:])
    return cost / m, dw / m, db / m


@misconception(caught_by=loop_values)
def loop_last_db(w, b, X, Y):
    "db is that of the last example: slides that write `db = dz` have lost the sum. Does db grow along your loop?"
    m = X.shape[1]
    cost, dw, _ = propagate(w, b, X, Y)
    return cost, dw, float((forward(w, b, X) - Y)[0, -1] / m)


@misconception(caught_by=loop_values)
def loop_leaves_one_out(w, b, X, Y):
    "One example is missing from the sums. Which indices does your range run over?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X[:, : m - 1], Y[:, : m - 1]) if m > 1 else (0.0, 0.0 * w, 0.0)
    return cost * (m - 1) / m, dw * (m - 1) / m, db * (m - 1) / m


@misconception(caught_by=loop_values)
def loop_wrong_sign(w, b, X, Y):
    "The gradient has the wrong sign: dz is a - y. If the probability is too high, which way should the score go?"
    cost, dw, db = propagate(w, b, X, Y)
    return cost, -dw, -db


@misconception(caught_by=loop_values)
def loop_squared_error(w, b, X, Y):
    """There is a factor a(1 - a) too many: it belongs to the squared error. In the cross-entropy it cancels. What is
    d(-log a)/da times a(1 - a)?"""
    A = forward(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    return cross_entropy(A, Y), X @ dZ.T / X.shape[1], float(np.mean(dZ))


@misconception(caught_by=loop_values)
def loop_forgets_the_bias(w, b, X, Y):
    "Your score has no b in it, so the bias changes nothing. What is z?"
    return propagate(w, 0.0, X, Y)


@misconception(caught_by=loop_values)
def loop_two_features(w, b, X, Y):
    "dw1 and dw2 are fine for NAND, but there may be any number of features. How many rows does X have?"
    n = X.shape[0]
    cost, dw, db = propagate(w[:2], b, X[:2], Y)
    return cost, np.vstack([dw, np.zeros((max(n - 2, 0), 1))])[:n], db


@misconception(caught_by=loop_values)
def loop_flat_gradient(w, b, X, Y):
    """dw has the shape (n,): the weights are a column (n, 1), and (n, 1) - (n,) would give an (n, n) matrix. Is it a
    column?"""
    cost, dw, db = propagate(w, b, X, Y)
    return cost, dw.ravel(), db


@misconception(caught_by=loop_certain)
def loop_log_zero(w, b, X, Y):
    "log(0) is taken where the model is certain: nan or inf comes back. Which clip comes before the logarithm?"
    A = forward(w, b, X)
    with np.errstate(under="ignore"):
        cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(cost), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception(caught_by=loop_confident)
def loop_clips_too_wide(w, b, X, Y):
    "Confident errors cost too little: the probabilities are clipped further than 1e-12 from 0 and 1. How far exactly?"
    A = forward(w, b, X)
    P = np.clip(A, 1e-5, 1 - 1e-5)
    cost = -np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P))
    return float(cost), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception(caught_by=loop_whole_numbers)
def loop_integer_gradient(w, b, X, Y):
    "np.zeros_like(w) is an array of integers when w is: it can't collect fractions. Which dtype does the sum need?"
    cost, gradient, db = propagate(w, b, X, Y)
    dw = np.zeros_like(w)
    dw += gradient
    return cost, dw, db


@misconception(caught_by=loop_inputs_unchanged)
def loop_moves_the_weights(w, b, X, Y):
    "The weights have moved although only the gradient was asked for: who makes the step, and when?"
    cost, dw, db = propagate(w, b, X, Y)
    if w.dtype.kind == "f":
        w -= 0.1 * dw
    return cost, dw, db


equivalent(
    change="x, y = (X[:, i:i + 1], Y[0, i]): 0 -> -1",
    reason="Y has one row: the first is the last",
)
