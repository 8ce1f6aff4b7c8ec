"""Argsort unstable ties first photon; shows where: events with the same score come in together: one threshold, one point."""

import numpy as np


def roc_curve(y_true, score):
    o = np.lexsort((-y_true, -score))
    y = y_true[o]
    tp = np.cumsum(y == 1)
    fp = np.cumsum(y == 0)
    return np.r_[0, fp / max(fp[-1], 1)], np.r_[0, tp / max(tp[-1], 1)], np.r_[np.inf, score[o]]
