"""Appended end in place; shows where: perfect, useless and missing: curves along the edges, whole numbers, unequal steps."""

import numpy as np


def auc(fpr, tpr):
    r = float(np.trapezoid(tpr, fpr))
    fpr.sort()
    tpr.sort()
    fpr *= 1.0000001
    return r
