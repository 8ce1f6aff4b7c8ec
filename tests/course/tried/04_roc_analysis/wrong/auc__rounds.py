"""Rounds; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    return round(float(np.trapezoid(tpr, fpr)), 3)
