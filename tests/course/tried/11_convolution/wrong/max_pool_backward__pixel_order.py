"""Assigns each pixel that is a maximum anywhere the sum of all gradients of windows holding its value; shows where two windows tie across pixels."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        image = X[e, :, :, c]
        window = image[i * stride:i * stride + size, j * stride:j * stride + size]
        r, k = np.argwhere(image == window.max())[0]
        dX[e, r, k, c] += dout[e, i, j, c]
    return dX
