"""Draws the last layer first; shows on the seed."""
import numpy as np


def init_params(layer_dims, rng):
    params = {}
    for l in reversed(range(1, len(layer_dims))):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params
