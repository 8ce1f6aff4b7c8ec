"""Zeros."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    A = forward(w, b, X)
    P = np.zeros(A.shape, int)
    P[A > threshold] = 1
    return P
