"""Shuffles the caller's X and Y."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    X0, Y0 = X.copy(), Y.copy()
    for _ in range(epochs):
        order = rng.permutation(m)
        X[:], Y[:] = X0[:, order], Y0[:, order]
        for i in range(0, m, size):
            _, dW, db = softmax_propagate(W, b, X[:, i : i + size], Y[:, i : i + size])
            W, b = W - lr * dW, b - lr * db
    return W, b
