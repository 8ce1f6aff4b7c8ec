"""All padding at the bottom right (2 pad there); shows for pad > 0 in the values, not in the shape."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("mhwcij,ijck->mhwk", windows, W) + b
