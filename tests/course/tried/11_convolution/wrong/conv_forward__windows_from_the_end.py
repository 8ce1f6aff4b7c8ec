"""Windows counted from the bottom right corner; shows where the stride leaves pixels over."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))
    windows = windows[:, ::-stride, ::-stride][:, ::-1, ::-1]
    return np.einsum("mhwcij,ijck->mhwk", windows, W) + b
