"""Changes int Y; shows where: the arguments stay as they are."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    c = cross_entropy(A, Y)
    dw = X @ (A - Y).T / m
    db = float(np.mean(A - Y))
    Y[:] = 1 - Y
    return c, dw, db
