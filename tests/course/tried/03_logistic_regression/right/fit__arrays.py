"""Arrays."""

import numpy as np


def fit(X, Y, lr, steps):
    n, m = X.shape
    w, b = np.zeros((n, 1)), np.float64(0)
    costs = np.zeros(steps)
    for t in range(steps):
        A = forward(w, b, X)
        costs[t] = cross_entropy(A, Y)
        g = A - Y
        w, b = w - lr / m * (X @ g.T), b - lr / m * g.sum()
    return w, b, costs
