"""all pairs compared, ties count half."""
import numpy as np


def one_vs_rest_auc(y, p):
    def auc(s, b):
        if s.size == 0 or b.size == 0:
            return 0.0
        d = s[:, None] - b[None, :]
        return float(np.mean(d > 0) + 0.5 * np.mean(d == 0))

    return np.array([auc(p[y == c, c], p[y != c, c]) for c in range(p.shape[1])])
