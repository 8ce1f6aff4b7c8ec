"""Plain exponentials; shows for large features."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = np.exp(W @ X + b)
    A = A / A.sum(axis=0)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)
