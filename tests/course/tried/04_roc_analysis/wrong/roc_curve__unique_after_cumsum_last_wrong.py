"""Unique after cumsum last wrong; shows where: events with the same score come in together: one threshold, one point."""

import numpy as np


def roc_curve(y_true, score):
    o = np.argsort(-score)
    y = y_true[o]
    t, i = np.unique(-score[o], return_index=True)
    tp = np.cumsum(y == 1)[i]
    fp = np.cumsum(y == 0)[i]
    return np.r_[0, fp / max((y == 0).sum(), 1)], np.r_[0, tp / max((y == 1).sum(), 1)], np.r_[np.inf, -t]
