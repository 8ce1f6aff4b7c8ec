"""Takes row 0 for a bias of ones; shows when row 0 is not 1."""

import numpy as np


def mse_gradient(w, X, y):
    r = w[1:].T @ X[1:] + w[0] - y
    return 2 * np.vstack([r.sum(axis=1, keepdims=True), X[1:] @ r.T]) / y.size
