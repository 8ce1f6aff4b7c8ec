"""Sgd one; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    m = X.shape[1]
    for i in range(steps):
        k, dw, db = propagate(w, b, X[:, [i % m]], Y[:, [i % m]])
        c.append(propagate(w, b, X, Y)[0])
        w = w - lr * dw
        b = b - lr * db
    return w, b, c
