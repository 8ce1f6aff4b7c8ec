"""The gradient at clipped probabilities and zero where clipped; shows where a wrong class is sure."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = np.where((A < 1e-12) | (A > 1 - 1e-12), 0.0, A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)
