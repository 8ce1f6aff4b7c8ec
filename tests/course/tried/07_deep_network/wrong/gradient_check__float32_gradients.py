"""Packs both gradients into float32; shows where they agree to better than 1e-7."""
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
    a, n = np.array(a, dtype=np.float32), np.array(n, dtype=np.float32)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0
