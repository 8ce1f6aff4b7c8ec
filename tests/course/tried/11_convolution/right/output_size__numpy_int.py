"""a numpy integer by floor_divide."""
import numpy as np


def output_size(n, f, stride, pad):
    size = np.int64(n) + 2 * np.int64(pad)
    if size < f:
        raise ValueError("too large")
    return np.floor_divide(size - f + stride, stride)
