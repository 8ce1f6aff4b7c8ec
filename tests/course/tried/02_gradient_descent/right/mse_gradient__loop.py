"""An outer loop over the examples."""

import numpy as np


def mse_gradient(w, X, y):
    n, m = X.shape
    total = [0.0] * n
    for j in range(m):
        error = sum(float(w[k, 0]) * float(X[k, j]) for k in range(n)) - float(y[0, j])
        for k in range(n):
            total[k] += 2 * error * float(X[k, j]) / m
    return np.array(total).reshape(n, 1)
