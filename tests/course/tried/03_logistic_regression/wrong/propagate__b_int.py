"""B int; shows where: dw and db are the slopes of your own cost."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, float(np.round(b, 2)), X)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.mean(A - Y))
