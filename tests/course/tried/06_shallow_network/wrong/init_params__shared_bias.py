"""B1 and b2 share one array of the hidden size; shows for n_h != 1."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    b = np.zeros((n_h, 1))
    return {"W1": W1, "b1": b, "W2": W2, "b2": b}
