"""argmax over all windows at once, np.add.at."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool_backward(dout, X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    best = windows.reshape(*dout.shape, size * size).argmax(axis=-1)
    e, i, j, c = np.indices(dout.shape)
    dX = np.zeros(X.shape, dtype=np.result_type(dout.dtype, np.float32))
    np.add.at(dX, (e, i * stride + best // size, j * stride + best % size, c), dout)
    return dX
