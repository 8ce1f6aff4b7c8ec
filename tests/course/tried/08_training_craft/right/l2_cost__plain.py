"""sum over the keys that begin with W."""
import numpy as np


def l2_cost(cost, params, lam, m):
    return cost + lam / (2 * m) * sum(np.sum(np.square(W, dtype=float)) for k, W in params.items() if k[0] == "W")
