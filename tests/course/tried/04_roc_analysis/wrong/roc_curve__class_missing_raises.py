"""Class missing raises; shows where: the rate of a class that is missing is 0.0 throughout, without a warning."""

import numpy as np


def roc_curve(y_true, score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("two classes")
    t = np.r_[np.inf, np.unique(score)[::-1]]
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / np.sum(y_true == 0), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / np.sum(y_true == 1), t
