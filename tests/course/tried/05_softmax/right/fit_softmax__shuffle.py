"""Rng.shuffle of a fresh arange: the same draws as permutation."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W = np.zeros((Y.shape[0], X.shape[0]))
    b = np.zeros((Y.shape[0], 1))
    for _ in range(epochs):
        order = np.arange(X.shape[1])
        rng.shuffle(order)
        while len(order):
            head, order = order[:size], order[size:]
            cost, dW, db = softmax_propagate(W, b, np.take(X, head, 1), np.take(Y, head, 1))
            W = W - lr * dW
            b = b - lr * db
    return (W, b)
