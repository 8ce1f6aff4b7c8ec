"""Adds the bias once per input channel; shows for C > 1."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    out = 0
    for c in range(X.shape[3]):
        windows = np.lib.stride_tricks.sliding_window_view(P[..., c], (f, f), axis=(1, 2))[:, ::stride, ::stride]
        out = out + np.einsum("mhwij,ijk->mhwk", windows, W[:, :, c]) + b
    return out
