"""max(auc, 1 - auc); shows for a class worse than chance."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        t = y == c
        if 0 < t.sum() < len(t):
            a = roc_auc_score(t, p[:, c])
            out[c] = max(a, 1 - a)
    return out
