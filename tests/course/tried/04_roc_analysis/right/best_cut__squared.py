"""Squared."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.sort(np.unique(score))[::-1]
    s = weight_s * np.array([np.sum(score[y_true == 1] >= t) for t in T], float)
    b = weight_b * np.array([np.sum(score[y_true == 0] >= t) for t in T], float)
    q = np.divide(s**2, s + b, out=np.zeros(len(T)), where=(s + b) > 0)
    return T[q.argmax()]
