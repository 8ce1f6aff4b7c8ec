"""Writes the difference into Y."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    cost = categorical_cross_entropy(A, Y)
    np.subtract(A, Y, out=Y, casting="unsafe")
    return cost, Y @ X.T / X.shape[1], Y.mean(axis=1, keepdims=True)
