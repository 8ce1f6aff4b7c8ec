"""Efficiencies; shows where: the best threshold is found for random scores and weights."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T]) / max(np.sum(y_true == 1), 1)
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T]) / max(np.sum(y_true == 0), 1)
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])
