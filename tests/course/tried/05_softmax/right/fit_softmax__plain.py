"""Permutation, slices."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for i in range(0, m, size):
            part = order[i : i + size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
    return W, b
