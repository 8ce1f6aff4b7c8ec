"""a fresh copy of everything for each number."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    a, n = [], []
    for key in params:
        for index in np.ndindex(params[key].shape):
            up = {k: np.array(v, dtype=np.float64) for k, v in params.items()}
            down = {k: np.array(v, dtype=np.float64) for k, v in params.items()}
            up[key][index] += eps
            down[key][index] -= eps
            n.append((cost(up) - cost(down)) / (2 * eps))
            a.append(float(grads["d" + key][index]))
    a, n = np.array(a), np.array(n)
    scale = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / scale) if scale > 0 else 0.0
