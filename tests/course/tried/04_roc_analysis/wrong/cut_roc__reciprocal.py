"""Reciprocal; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, 1 / np.where(x == 0, 1e-9, x))
    return f, t, 1 / h
