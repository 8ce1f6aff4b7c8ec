"""Momentum; shows where: after the second step w moves, too."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    v = 0
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        v = 0.9 * v + 0.1 * dw
        w = w - lr * v
        b = b - lr * db
    return w, b, c
