"""The maximum runs over the channels as well; shows for C > 1."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    return np.repeat(windows.max(axis=(3, 4, 5))[..., None], X.shape[3], axis=3)
