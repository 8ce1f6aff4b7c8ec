"""Step cap; shows where: a thousand steps learn NAND, and the cost never rises."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(min(steps, 100)):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c + [c[-1]] * (steps - len(c)) if c else c
