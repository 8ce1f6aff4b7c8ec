"""divides by the step really taken, order of the keys that of grads."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    base = {k: np.array(v, dtype="float64") for k, v in params.items()}
    sums = np.zeros(3)
    for name in grads:
        key = name[1:]
        for j in range(base[key].size):
            def at(step):
                moved = base[key].copy()
                moved.flat[j] += step
                return cost({**base, key: moved}), moved.flat[j]

            (up, hi), (low, lo) = at(eps), at(-eps)
            n, a = (up - low) / (hi - lo), float(np.asarray(grads[name]).flat[j])
            sums += (a - n) ** 2, a * a, n * n
    d, a, n = np.sqrt(sums)
    return float(d / (a + n)) if a + n > 0 else 0.0
