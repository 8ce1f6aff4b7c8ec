"""all windows as a view, every stride-th of them, tensordot."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    padded = np.pad(X, [(0, 0), (pad, pad), (pad, pad), (0, 0)], mode="constant")
    windows = sliding_window_view(padded, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.tensordot(windows.astype(float), W.astype(float), axes=([4, 5, 3], [0, 1, 2])) + b
