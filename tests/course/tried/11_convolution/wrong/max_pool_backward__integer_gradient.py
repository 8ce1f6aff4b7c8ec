"""zeros_like(X) keeps the integers of X; shows on an integer X with a fractional dout."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros_like(X)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        dX[e, i * stride + r, j * stride + k, c] = dX[e, i * stride + r, j * stride + k, c] + dout[e, i, j, c]
    return dX
