"""One step an epoch on all the data; shows for size < m."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    for _ in range(epochs):
        rng.permutation(X.shape[1])
        _, dW, db = softmax_propagate(W, b, X, Y)
        W, b = W - lr * dW, b - lr * db
    return W, b
