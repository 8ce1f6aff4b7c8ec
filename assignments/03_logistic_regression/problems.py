"""What the hidden checks of several tasks draw and share."""

import numpy as np

from autograder.checks import agree, expect, quiet

SINGLE = {"rtol": 1e-5, "atol": 2e-6}  # what a right solution in float32 reaches
SHAPES = ((1, 1), (1, 6), (5, 1), (4, 4), (6, 2))  # (n, m)


def problem(rng, n, m):
    """w, b, X and Y of n features and m examples, both labels there where there is room."""
    Y = rng.permutation(np.arange(m) % 2)[np.newaxis]
    return rng.normal(size=(n, 1)), float(rng.normal()), rng.normal(size=(n, m)), Y


def whole(rng, n=3, m=5):
    """A problem whose w, X and Y hold integers; the first feature has a column of every sign."""
    w, X = rng.integers(-2, 3, (n, 1)), rng.integers(-3, 4, (n, m))
    w[0], X[0, :2] = 1, (2, -3)
    return w, 1, X, (np.arange(m) % 2)[np.newaxis]


def single(rng, n=3, m=6):
    """A problem in float32 (the labels too)."""
    w, b, X, Y = problem(rng, n, m)
    return w.astype(np.float32), b, X.astype(np.float32), Y.astype(np.float32)


def certain(dtype):
    """z = 1000, -1000, 1000, 1000 with labels 0, 1, 1, 0: three are certain and wrong."""
    return np.array([[1000.0]], dtype), 0.0, np.array([[1.0, -1.0, 1.0, 1.0]], dtype), np.array([[0, 1, 1, 0]])


def survives_certainty(student, name):
    """Finite cost (clipped at 1e-12, or computed from z without a clip) and the right gradient, in both precisions."""
    for dtype in (np.float64, np.float32):
        outcome = student.observe(name, *certain(dtype))
        quiet(outcome, ask="What is log(0), and is 1 - 1e-12 less than 1 in float32?")
        agree(outcome.value, (0.0, np.zeros((1, 1)), 0.0), atol=1e9)  # three numbers of the right shapes
        cost, dw, db = outcome.value
        agree((dw, db), (np.array([[0.75]]), 0.25), rtol=1e-5, ask="Is the gradient still A - Y where A is 0 or 1?")
        clipped = np.isclose(cost, -0.75 * np.log(1e-12), rtol=1e-4)
        expect(
            clipped or np.isclose(cost, 750.0, rtol=1e-4),
            "the cost of certain errors is wrong",
            ask="To which interval are probabilities clipped?",
        )


def of_all_shapes(rng):
    """A problem of each shape."""
    return [problem(rng, n, m) for n, m in SHAPES]
