"""All numbers in one draw, then cut."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    u = scale * rng.normal(size=n_h * n_x + n_y * n_h)
    W1, W2 = u[: n_h * n_x].reshape(n_h, n_x), u[n_h * n_x :].reshape(n_y, n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
