"""Clipped gradient; shows where: weights, features and labels may be integers."""

import numpy as np


def cost_loop(w, b, X, Y):
    A = np.clip(forward(w, b, X), 1e-3, 1 - 1e-3)
    c = cross_entropy(forward(w, b, X), Y)
    return c, X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))
