"""Float16 threshold; shows where: the six events give the seven points of the table."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]].astype(np.float32)
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t
