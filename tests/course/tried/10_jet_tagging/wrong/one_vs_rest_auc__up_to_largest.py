"""Classes from 0 to the largest label; shows where the last class is absent."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    out = np.zeros(int(np.max(y)) + 1)
    for c in range(len(out)):
        t = y == c
        if 0 < t.sum() < len(t):
            out[c] = roc_auc_score(t, p[:, c])
    return out
