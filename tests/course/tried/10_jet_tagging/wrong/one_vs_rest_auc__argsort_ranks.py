"""Ranks by argsort, ties by their order; shows for equal scores."""
import numpy as np


def one_vs_rest_auc(y, p):
    m, C = p.shape
    out = np.zeros(C)
    for c in range(C):
        rank = np.empty(m)
        rank[np.argsort(p[:, c], kind="stable")] = np.arange(1, m + 1)
        n = np.sum(y == c)
        if 0 < n < m:
            out[c] = (rank[y == c].sum() - n * (n + 1) / 2) / (n * (m - n))
    return out
