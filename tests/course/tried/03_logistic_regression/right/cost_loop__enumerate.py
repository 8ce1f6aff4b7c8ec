"""Enumerate."""

import numpy as np


def cost_loop(w, b, X, Y):
    J, dw, db = 0, np.zeros(w.shape), 0
    for i, y in enumerate(np.ravel(Y)):
        x = X[:, [i]]
        a = sigmoid(w.T @ x + b)[0, 0]
        p = np.clip(np.float64(a), 1e-12, 1 - 1e-12)
        J += -(y * np.log(p) + (1 - y) * np.log(1 - p))
        dw = dw + x * (a - y)
        db += a - y
    m = X.shape[1]
    J /= m
    dw /= m
    db /= m
    return J, dw, db
