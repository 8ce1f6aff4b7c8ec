"""Ge in last tie; shows where: of two thresholds with equal significance the higher one."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    best, bt = -1, None
    for t in np.unique(score)[::-1]:
        s = weight_s * np.sum((score >= t) & (y_true == 1))
        b = weight_b * np.sum((score >= t) & (y_true == 0))
        v = s / np.sqrt(s + b) if s + b > 0 else 0
        if v >= best:
            best, bt = v, float(t)
    return bt
