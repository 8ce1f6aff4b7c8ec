"""Copies params in their own type; shows for float32 params, where eps is lost, or integers, where it is nothing."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    a, n = [], []
    for key in params:
        for i in np.ndindex(params[key].shape):
            up, down = {k: v.copy() for k, v in params.items()}, {k: v.copy() for k, v in params.items()}
            up[key][i] += eps
            down[key][i] -= eps
            n.append((cost(up) - cost(down)) / (2 * eps))
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0
