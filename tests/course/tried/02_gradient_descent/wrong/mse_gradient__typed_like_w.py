"""Filled into an array of w's type; shows for integer w."""

import numpy as np


def mse_gradient(w, X, y):
    g = np.zeros_like(w)
    g[:] = 2 * X @ (w.T @ X - y).T / X.shape[1]
    return g
