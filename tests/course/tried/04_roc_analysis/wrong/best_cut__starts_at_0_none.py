"""Starts at 0 none; shows where: without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    best, bt = 0, None
    for t in np.unique(score)[::-1]:
        s = weight_s * np.sum((score >= t) & (y_true == 1))
        b = weight_b * np.sum((score >= t) & (y_true == 0))
        v = s / np.sqrt(s + b) if s + b > 0 else 0
        if v > best:
            best, bt = v, float(t)
    return bt
