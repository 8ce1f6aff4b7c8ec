"""What the hidden checks of several tasks draw and share."""

import numpy as np

SINGLE = {"rtol": 1e-4, "atol": 1e-4}  # what is left of numbers of order one in float32
LOOSE = {"rtol": 1e-5, "atol": 1e-5}  # float64 in, float32 on the way


def linear_problem(rng, n, m):
    "Weights, features and measurements of order one; nothing is symmetric or centred."
    return rng.normal(size=(n, 1)), rng.normal(0.5, 1.0, size=(n, m)), rng.normal(1.0, 1.0, size=(1, m))


def fresh(rng):
    return np.random.default_rng(rng.integers(2**32))
