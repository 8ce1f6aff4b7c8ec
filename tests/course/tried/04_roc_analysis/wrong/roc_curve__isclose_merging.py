"""Isclose merging; shows where: scores need not be probabilities: negative, huge, and differing in the last digits only."""

import numpy as np


def roc_curve(y_true, score):
    u = np.unique(score)[::-1]
    k = np.r_[True, ~np.isclose(u[1:], u[:-1])]
    u = u[k]
    t = np.r_[np.inf, u]
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t
