"""Np.random.randn."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * np.random.randn(n_h, n_x)
    W2 = scale * np.random.randn(n_y, n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
