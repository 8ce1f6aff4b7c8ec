"""Squeezes axes of length one away; shows in the shape for m = 1."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.squeeze(np.einsum("mhwcij,ijck->mhwk", windows, W) + b)
