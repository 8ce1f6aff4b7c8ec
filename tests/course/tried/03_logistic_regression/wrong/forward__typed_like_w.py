"""Typed like w; shows where: weights and features may be integers."""

import numpy as np


def forward(w, b, X):
    z = np.empty((1, X.shape[1]), dtype=w.dtype)
    z[...] = w.T @ X + b
    return sigmoid(z)
