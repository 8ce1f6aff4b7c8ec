"""Adds tiny noise to break ties; shows on ties (and on no others)."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    noisy = X + np.random.default_rng(0).normal(0, 1e-9, X.shape)
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = noisy[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX
