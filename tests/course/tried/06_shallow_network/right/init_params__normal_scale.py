"""Rng.normal(0, 1, ...), a dict built up."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    p = {}
    for k, (rows, cols) in enumerate([(n_h, n_x), (n_y, n_h)], start=1):
        p[f"W{k}"] = rng.normal(0, 1, size=(rows, cols)) * scale
        p[f"b{k}"] = np.zeros((rows, 1))
    return p
