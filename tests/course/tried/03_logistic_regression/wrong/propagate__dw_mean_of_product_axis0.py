"""Dw mean of product axis0; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    return cross_entropy(A, Y), np.mean(X * (A - Y), axis=0, keepdims=True).T[: len(w)], float(np.mean(A - Y))
