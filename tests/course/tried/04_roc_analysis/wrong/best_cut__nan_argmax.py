"""Nan argmax; shows where: without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    with np.errstate(all="ignore"):
        return float(T[np.argmax(s / np.sqrt(s + b))])
