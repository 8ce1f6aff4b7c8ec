"""Automatic differentiation by exact central differences: the cost is a parabola."""

import numpy as np


def mse_gradient(w, X, y):
    w = np.asarray(w, dtype=float)
    g = np.zeros_like(w)
    for k in range(w.shape[0]):
        e = np.zeros_like(w)
        e[k] = 1.0
        g[k] = (np.mean(((w + e).T @ X - y) ** 2) - np.mean(((w - e).T @ X - y) ** 2)) / 2
    return g
