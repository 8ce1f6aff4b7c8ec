"""Stops at first fall; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    last, lt = -1, None
    for t in np.unique(score)[::-1]:
        s = weight_s * np.sum((score >= t) & (y_true == 1))
        b = weight_b * np.sum((score >= t) & (y_true == 0))
        v = s / np.sqrt(s + b) if s + b > 0 else 0
        if v < last:
            break
        last, lt = v, float(t)
    return lt
