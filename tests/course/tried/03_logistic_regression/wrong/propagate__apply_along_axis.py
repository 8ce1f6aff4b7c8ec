"""Apply along axis; shows where: no loop over the examples, and none over the features."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    dw = np.apply_along_axis(lambda r: np.dot(r, (A - Y)[0]) / m, 1, X)[:, None]
    return cross_entropy(A, Y), dw, float(np.mean(A - Y))
