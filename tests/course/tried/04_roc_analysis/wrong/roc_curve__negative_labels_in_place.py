"""Negative labels in place; shows where: the arguments stay as they are, by position or by name."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]]
    n1 = np.sum(y_true == 1)
    n0 = np.sum(y_true == 0)
    r = np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(n0, 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(n1, 1), t
    if y_true.dtype.kind == "i":
        y_true[y_true == 0] = -1
    return r
