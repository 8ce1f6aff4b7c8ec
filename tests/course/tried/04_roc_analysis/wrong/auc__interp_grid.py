"""Interp grid; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    g = np.linspace(0, 1, 1001)
    return float(np.trapezoid(np.interp(g, fpr, tpr), g))
