"""Unsquared weights after root; shows where: if each simulated photon stands for a tenth, the threshold is 0.8 again, in whatever order the events come."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(weight_s * s / np.sqrt(np.where(s + weight_b * b > 0, s + weight_b * b, 1)))])
