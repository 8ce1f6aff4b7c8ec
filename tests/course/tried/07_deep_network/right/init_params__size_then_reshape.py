"""draws a flat vector per layer and reshapes it."""
import numpy as np


def init_params(layer_dims, rng):
    dims = [int(n) for n in layer_dims]
    params = {}
    for l, (a, b) in enumerate(zip(dims, dims[1:]), 1):
        params[f"W{l}"] = (rng.standard_normal(a * b) / np.sqrt(a / 2)).reshape(b, a)
        params[f"b{l}"] = np.full((b, 1), 0.0)
    return params
