"""Two features; shows where: weights, bias and costs are right after some steps."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((2, 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c
