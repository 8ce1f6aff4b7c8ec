"""Db summed over the classes as well (0 always)."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, np.full(b.shape, D.sum())
