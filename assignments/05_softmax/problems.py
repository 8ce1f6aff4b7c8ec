"""What the hidden checks of several tasks draw and share."""

import numpy as np

from autograder.checks import agree, in_doubles, quiet

NAMES = ("identity", "step", "sigmoid", "tanh", "arctan", "relu", "leaky_relu", "elu", "softplus")
SINGLE = {"rtol": 1e-5, "atol": 2e-6}  # what a right solution in float32 reaches
EXTREMES = (-1000.0, 1000.0, -750.0, 720.0, -100.0, 95.0, -40.0, 40.0)
SHAPES = ((2, 1, 1), (3, 1, 5), (5, 4, 1), (3, 3, 3), (2, 6, 2), (4, 2, 4), (3, 5, 3))  # (C, n, m)


def problem(rng, C, n, m):
    """W, b, X and one-hot Y; every class is there where there is room."""
    Y = np.eye(C)[:, rng.permutation(np.arange(m) % C)]
    return rng.normal(size=(C, n)), rng.normal(size=(C, 1)), rng.normal(0.4, 1.0, size=(n, m)), Y


def whole(rng, C=3, n=2, m=7):
    """A problem in integers."""
    W, b, X = rng.integers(-2, 3, (C, n)), rng.integers(-2, 3, (C, 1)), rng.integers(-3, 4, (n, m))
    W[0, 0], X[0, :2] = 1, (2, -3)
    return W, b, X, np.eye(C, dtype=int)[:, np.arange(m) % C]


def single(rng, C=3, n=4, m=6):
    """A problem in float32, the labels too."""
    return tuple(part.astype(np.float32) for part in problem(rng, C, n, m))


def all_nine(student, reference, task, z, ask="For which z does it differ?", **tolerance):
    """Each of the nine on the same numbers."""
    for name, got in zip(NAMES, student.each(task, [(name, z) for name in NAMES]), strict=True):
        expected = getattr(reference, task)(*in_doubles((name, z)))
        agree(got, expected, what=name, ask=f"Look at {name}. {ask}", **tolerance)


def all_nine_far_out(student, reference, task):
    """Safe in both precisions."""
    for dtype in (np.float64, np.float32):
        z = np.array(EXTREMES, dtype)
        for name in NAMES:
            outcome = student.observe(task, name, z)
            quiet(outcome, ask=f"Which exponential in {name} is too large? np.where computes both of its sides.")
            expected = getattr(reference, task)(name, z.astype(np.float64))
            ask = f"What does {name} look like far away from 0?"
            agree(outcome.value, expected, what=name, ask=ask, **SINGLE)
