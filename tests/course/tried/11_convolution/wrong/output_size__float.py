"""np.floor gives a float, not an int; shows in the type."""
import numpy as np


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise ValueError("filter too large")
    return np.floor((n + 2 * pad - f) / stride) + 1
