"""layer by layer, Frobenius norm, a Python float."""
import numpy as np


def l2_cost(cost, params, lam, m):
    total = 0.0
    for l in range(1, len(params) // 2 + 1):
        total += np.linalg.norm(np.asarray(params["W" + str(l)], dtype=float)) ** 2
    return float(cost + lam * total / (2.0 * m))
