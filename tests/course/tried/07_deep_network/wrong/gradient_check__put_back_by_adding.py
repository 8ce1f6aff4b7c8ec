"""Moves the numbers of params in place, += eps, -= 2 eps, += eps, which rounds: params end a last digit off; shows in params
after the call."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    a, n = [], []
    for key in params:
        for i in np.ndindex(params[key].shape):
            params[key][i] += eps
            plus = cost(params)
            params[key][i] -= 2 * eps
            minus = cost(params)
            params[key][i] += eps
            n.append((plus - minus) / (2 * eps))
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0
