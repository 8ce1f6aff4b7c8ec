"""Shoelace."""

import numpy as np


def auc(fpr, tpr):
    x, y = np.asarray(fpr, float), np.asarray(tpr, float)
    return sum((x[k + 1] - x[k]) * (y[k] + y[k + 1]) for k in range(len(x) - 1)) / 2
