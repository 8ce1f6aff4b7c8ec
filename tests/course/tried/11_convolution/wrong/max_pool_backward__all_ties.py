"""Every maximum of a window gets the whole gradient; shows on ties."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for i in range(h):
        for j in range(w):
            box = np.s_[:, i * stride:i * stride + size, j * stride:j * stride + size]
            top = X[box].max(axis=(1, 2), keepdims=True)
            dX[box] += (X[box] == top) * dout[:, i, j][:, None, None]
    return dX
