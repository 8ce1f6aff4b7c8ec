"""Uniform; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    return float(np.sum((tpr[1:] + tpr[:-1]) / 2) / (len(tpr) - 1))
