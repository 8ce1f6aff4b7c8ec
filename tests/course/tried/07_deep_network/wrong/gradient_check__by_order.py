"""Pairs params and grads by their order of insertion; shows where grads stand from the last layer to the first."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    n = []
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n.append((plus - cost(work)) / (2 * eps))
            work[key][i] = old
    a, n = np.concatenate([g.ravel() for g in grads.values()]), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0
