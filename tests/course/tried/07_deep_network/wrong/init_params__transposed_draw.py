"""Draws (n_{l-1}, n_l) and transposes, another order of the numbers; shows on the seed."""
import numpy as np


def init_params(layer_dims, rng):
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = (rng.standard_normal((layer_dims[l - 1], layer_dims[l])) * np.sqrt(2 / layer_dims[l - 1])).T
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params
