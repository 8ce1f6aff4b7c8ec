"""Changes Y; shows where: the arguments stay as they are."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    c = cross_entropy(A, Y)
    if Y.dtype.kind == "f":
        Y -= A
        return c, -X @ Y.T / m, float(-Y.mean())
    return c, X @ (A - Y).T / m, float(np.mean(A - Y))
