"""The short last batch is left out; shows for m not a multiple."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(m // size):
            part = order[k * size : (k + 1) * size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
    return W, b
