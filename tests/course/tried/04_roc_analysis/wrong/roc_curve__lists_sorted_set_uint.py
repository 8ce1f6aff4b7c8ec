"""Lists sorted set uint; shows where: hundreds of events of each class, also where labels are bytes."""

import numpy as np


def roc_curve(y_true, score):
    y = y_true - 0
    t = np.r_[np.inf, np.unique(score)[::-1]]
    n1 = y.sum(dtype=y.dtype)
    n0 = len(y) - n1
    return np.array([np.sum((score >= v) & (y == 0)) for v in t]) / max(n0, 1), np.array([np.sum((score >= v) & (y == 1)) for v in t]) / max(n1, 1), t
