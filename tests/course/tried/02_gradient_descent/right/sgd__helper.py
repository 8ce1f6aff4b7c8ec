"""One epoch in a helper of its own with its batches."""

import numpy as np


def _batches(order, size):
    for k in range(int(np.ceil(len(order) / size))):
        yield order[k * size : (k + 1) * size]


def _epoch(grad, w, X, y, lr, size, order):
    for b in _batches(order, size):
        w = w - lr * grad(w, X[:, b], y[:, b])
    return w


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = np.asarray(w0)
    for _ in range(epochs):
        w = _epoch(grad, w, X, y, lr, size, rng.permutation(X.shape[1]))
    return w
