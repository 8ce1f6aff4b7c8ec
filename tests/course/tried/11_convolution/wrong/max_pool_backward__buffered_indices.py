"""dX[indices] += dout adds a pixel that occurs twice only once; shows where overlapping windows share a maximum."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool_backward(dout, X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    best = windows.reshape(*dout.shape, size * size).argmax(axis=-1)
    e, i, j, c = np.indices(dout.shape)
    dX = np.zeros(X.shape)
    dX[e, i * stride + best // size, j * stride + best % size, c] += dout
    return dX
