"""The largest of the relative differences of the single arrays; shows with several arrays."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    worst = 0.0
    for key in work:
        n = np.zeros_like(work[key])
        for i in np.ndindex(n.shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n[i] = (plus - cost(work)) / (2 * eps)
            work[key][i] = old
        a = grads["d" + key]
        s = np.linalg.norm(a) + np.linalg.norm(n)
        worst = max(worst, float(np.linalg.norm(a - n) / s) if s else 0.0)
    return worst
