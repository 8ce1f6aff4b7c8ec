"""M of size; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.size
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.sum(A - Y) / m)
