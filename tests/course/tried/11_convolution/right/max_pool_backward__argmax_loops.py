"""argmax of every window, four loops."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e in range(m):
        for i in range(h):
            for j in range(w):
                for c in range(C):
                    window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
                    r, k = divmod(int(np.argmax(window)), size)
                    dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX
