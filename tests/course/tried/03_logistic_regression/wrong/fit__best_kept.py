"""Best kept; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    best = None
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        if best is None or k < best[0]:
            best = (k, w, b)
        w = w - lr * dw
        b = b - lr * db
    return (best[1], best[2], c) if best else (w, b, c)
