"""Midpoints; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    k = np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))
    return float((T[k] + T[min(k + 1, len(T) - 1)]) / 2)
