"""Dict; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    return {"cost": cross_entropy(A, Y), "dw": X @ (A - Y).T / m, "db": float(np.mean(A - Y))}
