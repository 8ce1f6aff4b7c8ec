"""In place on its own arrays, shuffled copies."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    C, m = Y.shape
    n = X.shape[0]
    W = np.zeros((C, n))
    b = np.zeros((C, 1))
    for epoch in range(epochs):
        p = rng.permutation(m)
        Xp, Yp = X[:, p], Y[:, p]
        k = 0
        while k < m:
            x, y = Xp[:, k : k + size], Yp[:, k : k + size]
            d = (softmax(W @ x + b) - y) / x.shape[1]
            W -= lr * (d @ x.T)
            b -= lr * d.sum(axis=1, keepdims=True)
            k += size
    return W, b
