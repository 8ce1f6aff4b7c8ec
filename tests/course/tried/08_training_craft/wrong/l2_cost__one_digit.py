"""Layers by one digit of the key: takes W1 to W9; shows for ten layers."""
import numpy as np


def l2_cost(cost, params, lam, m):
    total = sum(np.sum(W.astype(float) ** 2) for k, W in params.items() if k[0] == "W" and len(k) == 2)
    return cost + lam / (2 * m) * total
