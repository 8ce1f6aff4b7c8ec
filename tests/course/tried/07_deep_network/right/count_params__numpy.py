"""numpy products, returns a numpy integer."""
import numpy as np


def count_params(layer_dims):
    n = np.asarray(layer_dims, dtype=np.int64)
    return np.dot(n[:-1], n[1:]) + n[1:].sum()
