"""Adds 1e-8 below against 0/0; shows for small gradients (1e-8)."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    a, n = [], []
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n.append((plus - cost(work)) / (2 * eps))
            work[key][i] = old
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-8))
