"""Decay; shows where: after the second step w moves, too."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * 0.999**i * dw
        b = b - lr * 0.999**i * db
    return w, b, c
