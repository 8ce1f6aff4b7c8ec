"""Strict below; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    t = np.r_[-np.inf, np.unique(x)]
    s, b = x[y_true == 1], x[y_true == 0]
    return np.array([np.sum(b < v) for v in t]) / max(len(b), 1), np.array([np.sum(s < v) for v in t]) / max(len(s), 1), t
