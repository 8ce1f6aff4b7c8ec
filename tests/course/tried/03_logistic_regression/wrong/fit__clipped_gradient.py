"""Clipped gradient; shows where: one example, one feature, as many features as examples, more features than examples."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * np.clip(dw, -0.5, 0.5)
        b = b - lr * np.clip(db, -0.5, 0.5)
    return w, b, c
