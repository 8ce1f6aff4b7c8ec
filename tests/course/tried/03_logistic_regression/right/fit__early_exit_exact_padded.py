"""Early exit exact padded."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        if not dw.any() and db == 0:
            c += [k] * (steps - len(c))
            break
        w = w - lr * dw
        b = b - lr * db
    return w, b, c
