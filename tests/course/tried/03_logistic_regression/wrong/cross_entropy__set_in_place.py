"""Set in place; shows where: the arguments stay as they are, by position or by name."""

import numpy as np


def cross_entropy(A, Y):
    if A.dtype.kind == "f":
        A[A == 0] = 1e-12
        A[A == 1] = 1 - 1e-12
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
