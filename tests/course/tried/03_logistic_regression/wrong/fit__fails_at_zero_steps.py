"""Fails at zero steps; shows where: without a step the weights are zero, the bias is zero and there is no cost."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    c[-1]
    return w, b, c
