"""Flips below half; shows where: the curve is right for random scores, with ties and without."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]]
    f = np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1)
    q = np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1)
    return (q, f, t) if np.sum(np.diff(f) * (q[1:] + q[:-1])) / 2 < 0.5 and f[-1] * q[-1] > 0 else (f, q, t)
