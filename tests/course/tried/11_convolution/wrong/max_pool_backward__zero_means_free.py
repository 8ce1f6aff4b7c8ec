"""Takes a window whose gradient pixel is still 0 for not yet served; shows where windows overlap."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        if dX[e, i * stride + r, j * stride + k, c] == 0:
            dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX
