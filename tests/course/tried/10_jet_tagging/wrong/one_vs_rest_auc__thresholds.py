"""A grid of 101 thresholds and the trapezoidal rule; shows for scores closer than .01."""
import numpy as np


def one_vs_rest_auc(y, p):
    out = np.zeros(p.shape[1])
    cuts = np.linspace(1.001, -0.001, 101)[:, None]
    for c in range(p.shape[1]):
        s, b = p[y == c, c], p[y != c, c]
        if len(s) and len(b):
            tpr, fpr = np.mean(s[None] > cuts, axis=1), np.mean(b[None] > cuts, axis=1)
            out[c] = np.sum((fpr[1:] - fpr[:-1]) * (tpr[1:] + tpr[:-1]) / 2)
    return out
