"""Draws in float32, another stream; shows on the seed."""
import numpy as np


def init_params(layer_dims, rng):
    params = {}
    for l in range(1, len(layer_dims)):
        W = rng.standard_normal((layer_dims[l], layer_dims[l - 1]), dtype=np.float32)
        params[f"W{l}"] = W * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params
