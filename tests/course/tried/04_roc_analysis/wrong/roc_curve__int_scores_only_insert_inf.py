"""Int scores only insert inf; shows where: a single event, or a single score for all, gives two points."""

import numpy as np


def roc_curve(y_true, score):
    u = np.unique(score)[::-1]
    t = np.insert(u, 0, np.inf)
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t
