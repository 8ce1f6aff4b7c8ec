"""moves the numbers of float64 params in place and puts each back exactly as it was; the copy is taken only for other types."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    values = {k: v if v.dtype == np.float64 else v.astype(np.float64) for k, v in params.items()}
    a, n = [], []
    for key in values:
        flat = values[key].copy()
        trial = dict(values)
        trial[key] = flat
        for i in np.ndindex(flat.shape):
            old = flat[i]
            flat[i] = old + eps
            plus = float(cost(trial))
            flat[i] = old - eps
            n.append((plus - float(cost(trial))) / (2 * eps))
            flat[i] = old
            a.append(grads[f"d{key}"][i])
    a, n = np.asarray(a, dtype=float), np.asarray(n)
    total = np.sqrt(a @ a) + np.sqrt(n @ n)
    return 0.0 if total == 0 else float(np.sqrt((a - n) @ (a - n)) / total)
