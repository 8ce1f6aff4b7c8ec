"""Einsum, left as a 0-d array."""

import numpy as np


def categorical_cross_entropy(A, Y):
    L = np.log(np.clip(np.asarray(A, np.float64), 1e-12, 1 - 1e-12))
    return np.asarray(-np.einsum("cm,cm->", np.asarray(Y, float), L) / A.shape[1])
