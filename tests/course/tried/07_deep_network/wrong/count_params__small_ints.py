"""Counts in 16 bits; shows on wide layers (784-300)."""
import numpy as np


def count_params(layer_dims):
    n = np.asarray(layer_dims).astype(np.int16)
    return int(np.sum((n[:-1] + np.int16(1)) * n[1:], dtype=np.int16))
