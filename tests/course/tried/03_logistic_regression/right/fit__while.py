"""While."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    while steps > 0:
        k, dw, db = cost_loop(w, b, X, Y)
        c.append(k)
        w = w - np.multiply(lr, dw)
        b = b - lr * db
        steps -= 1
    return w, b, c
