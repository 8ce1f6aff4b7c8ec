"""Takes every column for a bias; shows for weights of a layer with one input."""
import numpy as np


def l2_cost(cost, params, lam, m):
    return cost + lam / (2 * m) * sum(np.sum(v.astype(float) ** 2) for v in params.values() if v.shape[1] > 1)
