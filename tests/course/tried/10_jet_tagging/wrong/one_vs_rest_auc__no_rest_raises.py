"""Only the absent class is cared for; shows where all the examples are of one class (0/0)."""
import numpy as np
from scipy.stats import rankdata


def one_vs_rest_auc(y, p):
    m, C = p.shape
    out = np.zeros(C)
    for c in range(C):
        pos = y == c
        n = int(pos.sum())
        if n == 0:
            continue
        out[c] = (rankdata(p[:, c])[pos].sum() - n * (n + 1) / 2) / np.float64(n * (m - n))
    return out
