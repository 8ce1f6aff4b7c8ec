"""vdot of each weight with itself."""
import numpy as np


def l2_cost(cost, params, lam, m):
    weights = [np.asarray(v, dtype=np.float64) for name, v in params.items() if not name.startswith("b")]
    return cost + sum((lam / m) * 0.5 * np.vdot(w, w) for w in weights)
