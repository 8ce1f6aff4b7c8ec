"""Reorders copies of the original data each epoch."""

import numpy as np


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = np.array(w0, dtype=float)
    m = y.shape[1]
    for epoch in range(epochs):
        p = rng.permutation(np.arange(m))
        Xs, ys = np.take(X, p, axis=1), np.take(y, p, axis=1)
        start = 0
        while start < m:
            w -= lr * grad(w, Xs[:, start : start + size], ys[:, start : start + size])
            start += size
    return w
