"""Bincount floats; shows where: labels and decisions may be of any numeric type."""

import numpy as np


def confusion(y_true, y_pred):
    c = np.bincount(2 * y_true + y_pred, minlength=4)
    return int(c[3]), int(c[1]), int(c[2]), int(c[0])
