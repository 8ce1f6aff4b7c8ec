"""makes the arrays and counts their elements."""
import numpy as np


def count_params(layer_dims):
    params = init_params(layer_dims, np.random.default_rng(0))
    return sum(value.size for value in params.values())
