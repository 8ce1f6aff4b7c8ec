"""Normalises; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    X = X - X.mean(1, keepdims=True)
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for _ in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c
