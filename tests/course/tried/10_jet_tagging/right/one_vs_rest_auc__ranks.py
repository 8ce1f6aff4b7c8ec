"""Mann-Whitney by ranks, ties shared."""
import numpy as np
from scipy.stats import rankdata


def one_vs_rest_auc(y, p):
    m, C = np.shape(p)
    aucs = np.zeros(C)
    for c in range(C):
        pos = y == c
        n = np.count_nonzero(pos)
        if n and n < m:
            aucs[c] = (rankdata(p[:, c])[pos].sum() - n * (n + 1) / 2) / (n * (m - n))
    return aucs
