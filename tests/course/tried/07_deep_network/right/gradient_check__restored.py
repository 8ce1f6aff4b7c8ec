"""one float64 copy, each number moved and put back as it was."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.asarray(v).astype(float) for k, v in params.items()}
    numeric = {}
    for key, value in work.items():
        g = np.zeros_like(value)
        it = np.nditer(value, flags=["multi_index"])
        for _ in it:
            i = it.multi_index
            old = value[i]
            value[i] = old + eps
            plus = cost(work)
            value[i] = old - eps
            minus = cost(work)
            value[i] = old
            g[i] = (plus - minus) / (2 * eps)
        numeric[key] = g
    diff = sum(np.sum((numeric[k] - grads["d" + k]) ** 2) for k in work) ** 0.5
    size = sum(np.sum(g**2) for g in numeric.values()) ** 0.5
    size += sum(np.sum(np.square(grads["d" + k], dtype=float)) for k in work) ** 0.5
    return diff / size if size else 0.0
