"""Keeps the dimensions: a (1, 1) array; shows in the type."""
import numpy as np


def l2_cost(cost, params, lam, m):
    total = np.zeros((1, 1))
    for k, W in params.items():
        if k[0] == "W":
            total = total + np.sum(W.astype(float) ** 2, keepdims=True)
    return cost + lam / (2 * m) * total
