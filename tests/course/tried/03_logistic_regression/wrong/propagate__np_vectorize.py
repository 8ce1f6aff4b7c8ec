"""Np vectorize; shows where: no loop over the examples, and none over the features."""

import numpy as np


def propagate(w, b, X, Y):
    A = np.vectorize(lambda z: 1 / (1 + np.exp(-z)) if z > -700 else 0.0, otypes=[float])(w.T @ X + b)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.sum(A - Y) / m)
