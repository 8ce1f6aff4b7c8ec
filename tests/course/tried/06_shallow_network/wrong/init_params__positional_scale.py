"""Scale before rng in the argument list; shows when called by position."""

import numpy as np


def init_params(n_x, n_h, n_y, scale=0.5, rng=None):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
