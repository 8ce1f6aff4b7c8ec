"""Biases drawn too, between the weights, then set to zero; shows in W2."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    rng.standard_normal((n_h, 1))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
