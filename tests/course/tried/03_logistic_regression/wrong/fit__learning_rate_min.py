"""Learning rate min; shows where: it makes all the steps that were asked for, also where the cost stops falling."""

import numpy as np


def fit(X, Y, lr, steps):
    lr = min(lr, 0.5)
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c
