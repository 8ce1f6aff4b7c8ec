"""Cost array; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    P = np.clip(A, 1e-12, 1 - 1e-12)
    return -(np.log(P) @ Y.T + np.log(1 - P) @ (1 - Y).T) / m, X @ (A - Y).T / m, float(np.mean(A - Y))
