"""What the judge knows of softmax_propagate: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, like_reference, quiet, same_by_name, unchanged
from autograder.course.proof import alternative, misconception

from problems import SHAPES, SINGLE, problem, single, whole
from public import by_hand
from reference import categorical_cross_entropy, softmax

ASK_GRADIENT = "Is it dZ = A - Y, with dW = dZ X^T / m and db the mean of dZ over the examples?"


@check(core=True)
def gradient(student, reference, rng):
    "cost and gradient are right for random examples"
    for C, n, m in ((3, 2, 7), (4, 3, 5), (2, 5, 3)):
        like_reference(student, reference, "softmax_propagate", problem(rng, C, n, m), ask=ASK_GRADIENT)


@check
def gradient_sizes(student, reference, rng):
    "one example, one feature, two classes, as many of one as of another"
    for C, n, m in SHAPES:
        like_reference(student, reference, "softmax_propagate", problem(rng, C, n, m), ask=ASK_GRADIENT)


@check
def gradient_absent_classes(student, reference, rng):
    "a class that no example has still has its row"
    W, b, X, _ = problem(rng, 5, 3, 4)
    Y = np.eye(5)[:, [1, 1, 3, 1]]
    like_reference(student, reference, "softmax_propagate", (W, b, X, Y), ask="How many rows does Y have?")


@check
def gradient_other_types(student, reference, rng):
    "integer and float32 input gives the values of the same numbers"
    like_reference(student, reference, "softmax_propagate", whole(rng), ask="Of which dtype is what you write into?")
    like_reference(student, reference, "softmax_propagate", single(rng), **SINGLE)


@check
def gradient_confident(student):
    "a confident error costs -log of the probability of the label, and pushes with full strength"
    X = np.array([[24.0, -20.0, 15.0]])
    W, Y = np.array([[1.0], [0.0]]), np.array([[0, 1, 1], [1, 0, 0]])
    cost, dW, db = student.softmax_propagate(W, np.zeros((2, 1)), X, Y)
    agree(cost, 44 / 3, rtol=1e-5, ask="Is the clip wider than 1e-12?")
    ask = "Is the gradient still A - Y where the model is certain and wrong?"
    agree(dW, np.array([[44 / 3], [-44 / 3]]), rtol=1e-4, what="dW", ask=ask)
    agree(db, np.array([[0.0], [0.0]]), atol=1e-4, what="db", ask=ask)


@check
def gradient_certain(student):
    "scores of +-1000 give a finite cost and gradient, without a warning"
    for dtype in (np.float64, np.float32):
        W = np.array([[500.0], [-500.0], [0.0]], dtype)
        X, Y = np.array([[2.0, -2.0, 2.0, -2.0]], dtype), np.eye(3, dtype=dtype)[:, [0, 1, 2, 0]]
        outcome = student.observe("softmax_propagate", W, np.zeros((3, 1), dtype), X, Y)
        quiet(outcome, ask="What is log(0), and what exp(1000)?")
        agree(outcome.value, (0.0, np.zeros((3, 1)), np.zeros((3, 1))), atol=1e9)  # three things of the right shapes
        cost, dW, db = outcome.value
        # Both are right: the clipped cost and its limit without a clip, and their gradients.
        clipped, exact = 12 * np.log(10) / 2, (1000 + 2000) / 4
        expect(
            np.isclose(cost, clipped, rtol=1e-4) or np.isclose(cost, exact, rtol=1e-4),
            "the cost of certain errors is wrong",
            ask="To which interval are probabilities clipped?",
        )
        if np.any(np.abs(np.asarray(dW)) > 1e-6) or np.any(np.abs(np.asarray(db)) > 1e-6):
            ask = "Is the gradient still A - Y where A is 0 or 1?"
            agree(dW, np.array([[1.0], [-0.5], [-0.5]]), rtol=1e-5, what="dW", ask=ask)
            agree(db, np.array([[0.0], [0.25], [-0.25]]), rtol=1e-5, atol=1e-6, what="db", ask=ask)


@check
def gradient_unchanged(student, reference, rng):
    "the arguments are called W, b, X and Y and stay as they are"
    W, b, X, Y = problem(rng, 3, 2, 4)
    unchanged(student.observe("softmax_propagate", W, b, X, Y))
    same_by_name(student, reference, "softmax_propagate", W=W, b=b, X=X, Y=Y)


@alternative
def everything_inline(W, b, X, Y):
    "one block, without the earlier tasks"
    m = Y.shape[1]
    Z = W.dot(X) + b
    e = np.exp(Z - Z.max(0))
    A = e / e.sum(0)
    cost = -np.sum(Y * np.log(np.clip(A, 1e-12, 1))) / m
    dZ = (A - Y) / m
    return [cost, np.einsum("cm,nm->cn", dZ, X), dZ.sum(1)[:, None]]


@alternative
def cost_from_scores(W, b, X, Y):
    "the cost by log-sum-exp, which needs no clip"
    Z = (W @ X + b).astype(float)
    log_sum = np.logaddexp.reduce(Z, axis=0)
    dZ = np.exp(Z - log_sum) - Y
    cost = np.mean(log_sum - np.sum(Y * Z, axis=0))
    return cost, np.mean(dZ[:, np.newaxis] * X, axis=2), np.mean(dZ, axis=1, keepdims=True)


@alternative
def example_by_example(W, b, X, Y):
    "a loop over the examples: nobody forbids it"
    C, n = W.shape
    m = X.shape[1]
    dW, db, cost = np.zeros((C, n)), np.zeros((C, 1)), 0.0
    for i in range(m):
        x, y = X[:, [i]], Y[:, [i]]
        a = softmax(W @ x + b)
        cost += categorical_cross_entropy(a, y)
        dW += np.outer(a - y, x)
        db += a - y
    return cost / m, dW / m, db / m


@alternative
def whole_chain(W, b, X, Y):
    "the whole chain rule with the derivative matrix of softmax, examples as rows"
    A = softmax(W @ X + b).T.astype(float)
    dA = -Y.T / np.clip(A, 1e-12, 1.0)
    J = A[:, :, None] * (np.eye(A.shape[1]) - A[:, None, :])
    dZ = np.einsum("mj,mjk->mk", dA, J)
    m = len(A)
    return categorical_cross_entropy(A.T, Y), dZ.T @ X.T / m, dZ.mean(axis=0).reshape(-1, 1)


@alternative
def augmented(W, b, X, Y):
    "the bias as the weight of a constant feature"
    ones = np.vstack([X, np.ones((1, X.shape[1]))])
    A = softmax(np.hstack([W, b]) @ ones)
    gradient = (A - Y) @ ones.T / X.shape[1]
    return categorical_cross_entropy(A, Y), gradient[:, :-1], gradient[:, -1:]


@misconception(caught_by=by_hand)
def gradient_is_a_sum(W, b, X, Y):
    "dW and db are m times too large: they are sums over the examples. Is the 1/m missing?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW * X.shape[1], db * X.shape[1]


@misconception(caught_by=by_hand)
def db_is_a_sum(W, b, X, Y):
    "db is m times too large, while dW is right. Is the 1/m missing there?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW, db * X.shape[1]


@misconception(caught_by=by_hand)
def one_over_m_twice(W, b, X, Y):
    "The 1/m is there twice in the gradient. Which of the two can go?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW / X.shape[1], db / X.shape[1]


@misconception(caught_by=by_hand)
def over_classes(W, b, X, Y):
    "You divide by the number of classes where the number of examples belongs. Which axis of X counts the examples?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW * X.shape[1] / Y.shape[0], db * X.shape[1] / Y.shape[0]


@misconception(caught_by=by_hand)
def wrong_sign(W, b, X, Y):
    "The gradient has the wrong sign: dZ is A - Y. If a probability is too high, which way should its score go?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, -dW, -db


@misconception(caught_by=by_hand)
def gradient_transposed(W, b, X, Y):
    "dW has the shape (n, C), the transpose of W. In which order does dZ X^T have to stand?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW.T, db


@misconception(caught_by=by_hand)
def flat_db(W, b, X, Y):
    "db has the shape (C,): b - lr * db would become a (C, C) matrix. What does keepdims=True do?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW, db.ravel()


@misconception(caught_by=by_hand)
def scalar_db(W, b, X, Y):
    "All classes are added up in your db, and that sum is always 0. Along which axis does the mean run?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW, float(db.mean())


@misconception(caught_by=by_hand)
def db_without_mean(W, b, X, Y):
    "db = dZ has a column for every example: slides that write so have lost the mean. Along which axis is it taken?"
    A, m = softmax(W @ X + b), X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, A - Y


@misconception(caught_by=by_hand)
def sigmoid_slope(W, b, X, Y):
    "A factor a (1 - a) is too many: it cancels against the 1/a of the logarithm. What is dZ in the text?"
    A = softmax(W @ X + b)
    dZ = (A - Y) * A * (1 - A)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception(caught_by=by_hand)
def diagonal_only(W, b, X, Y):
    """Only the diagonal of the derivative matrix is there: -y (1 - a). The scores of the *other* classes change the
    probability, too. What is dZ for a class with y = 0?"""
    A = softmax(W @ X + b)
    dZ = -Y * (1 - A)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception(caught_by=by_hand)
def gradient_by_a(W, b, X, Y):
    "-Y/A is the derivative with respect to a. How does the chain rule go on to z?"
    A = softmax(W @ X + b)
    dZ = -Y / np.maximum(A, 1e-12)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception(caught_by=gradient)
def no_bias(W, b, X, Y):
    "Your scores have no b in them, so the bias changes nothing. What is Z?"
    A, m = softmax(W @ X), X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=by_hand)
def softmax_over_examples(W, b, X, Y):
    "The probabilities are normalised over the examples. Along which axis do the classes stand?"
    A = softmax((W @ X + b).T).T
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=by_hand)
def sigmoid_outputs(W, b, X, Y):
    "Your classes each have a sigmoid of their own, whose values don't sum to 1. Which function makes a distribution?"
    A = (1 + np.tanh((W @ X + b) / 2)) / 2
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=by_hand)
def softmax_twice(W, b, X, Y):
    "Softmax is taken twice, so all probabilities are nearly the same. Which one is too many?"
    A = softmax(softmax(W @ X + b))
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=by_hand)
def cost_is_a_sum(W, b, X, Y):
    "The gradient is right, but the cost is the sum over the examples. Where is its 1/m?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost * X.shape[1], dW, db


@misconception(caught_by=by_hand)
def cost_over_entries(W, b, X, Y):
    "Your cost is a mean over all C·m entries. How many examples are there?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost / Y.shape[0], dW, db


@misconception(caught_by=gradient_certain)
def propagate_overflows(W, b, X, Y):
    "exp of a large score overflows: nan comes back. Your softmax is safe already, why not use it?"
    e = np.exp(W @ X + b)
    A = e / e.sum(axis=0)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=gradient_certain)
def propagate_log_zero(W, b, X, Y):
    "log(0) is taken where the model is certain. Which clip comes before the logarithm?"
    A = softmax(W @ X + b)
    m = X.shape[1]
    return float(-np.sum(Y * np.log(A)) / m), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=gradient_confident)
def propagate_clips_too_wide(W, b, X, Y):
    "Confident errors cost too little: the probabilities are clipped further than 1e-12 from 0. How far exactly?"
    A = softmax(W @ X + b)
    m = X.shape[1]
    cost = -np.sum(Y * np.log(np.clip(A, 1e-7, 1))) / m
    return float(cost), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception(caught_by=gradient_confident)
def clip_kills_the_gradient(W, b, X, Y):
    """Where the model is certain and wrong your gradient vanishes: the clip of the cost has got into the chain rule.
    What is A - Y there?"""
    A, m = softmax(W @ X + b), X.shape[1]
    dZ = (A - Y) * (np.sum(A * Y, axis=0) > 1e-7)
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception(caught_by=gradient_unchanged)
def makes_the_step(W, b, X, Y):
    "The weights have moved although only the gradient was asked for: who makes the step, and when?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    if W.dtype.kind == "f":
        W -= 0.1 * dW
    return cost, dW, db


@misconception(caught_by=gradient_other_types)
def integer_gradient(W, b, X, Y):
    "np.zeros_like(W) is an array of integers when W is: it can't collect fractions. Which dtype does the sum need?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    truncated = np.zeros_like(W)
    truncated[...] = dW
    return cost, truncated, db
