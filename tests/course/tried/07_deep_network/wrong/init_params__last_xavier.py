"""The output layer gets sqrt(1/n) because it is a sigmoid; shows in the last layer."""
import numpy as np


def init_params(layer_dims, rng):
    params, L = {}, len(layer_dims) - 1
    for l in range(1, L + 1):
        gain = 2 if l < L else 1
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(gain / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params
