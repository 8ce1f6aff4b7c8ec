"""The output takes the type of X; shows on integer images with fractional weights."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    h, w = (P.shape[1] - f) // stride + 1, (P.shape[2] - f) // stride + 1
    out = np.zeros((X.shape[0], h, w, W.shape[3]), dtype=X.dtype)
    for i in range(h):
        for j in range(w):
            out[:, i, j] = np.tensordot(P[:, i * stride:i * stride + f, j * stride:j * stride + f], W, axes=3) + b
    return out
