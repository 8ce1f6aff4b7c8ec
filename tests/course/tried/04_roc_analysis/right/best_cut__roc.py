"""Roc."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    f, t, h = roc_curve(y_true, score)
    n1 = float(np.sum(y_true == 1))
    n0 = float(np.sum(y_true == 0))
    s = weight_s * n1 * t
    b = weight_b * n0 * f
    d = s + b
    z = np.where(d > 0, s / np.sqrt(np.where(d > 0, d, 1)), 0)
    z[0] = -1
    return h[int(np.argmax(z))]
