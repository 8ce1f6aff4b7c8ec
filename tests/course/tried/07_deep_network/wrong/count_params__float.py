"""Returns a float; shows in the type."""
import numpy as np


def count_params(layer_dims):
    n = np.asarray(layer_dims, dtype=float)
    return float(((n[:-1] + 1) * n[1:]).sum())
