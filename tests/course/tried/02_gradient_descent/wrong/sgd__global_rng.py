"""Np.random instead of rng."""

import numpy as np


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = w0.copy()
    m = X.shape[1]
    for _ in range(epochs):
        p = np.random.permutation(m)
        for i in range(0, m, size):
            w = w - lr * grad(w, X[:, p[i : i + size]], y[:, p[i : i + size]])
    return w
