"""Add.at."""

import numpy as np


def roc_curve(y_true, score):
    u, i = np.unique(-np.asarray(score, float), return_inverse=True)
    h = np.zeros((2, len(u)))
    np.add.at(h, (np.asarray(y_true).astype(int), i), 1)
    c = np.cumsum(h, axis=1)
    n = np.where(c[:, -1:] > 0, c[:, -1:], 1)
    r = np.hstack([np.zeros((2, 1)), c / n])
    return r[0], r[1], np.r_[np.inf, -u]
