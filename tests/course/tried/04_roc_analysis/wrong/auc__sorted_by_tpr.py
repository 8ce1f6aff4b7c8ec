"""Sorted by tpr; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    o = np.argsort(-tpr, kind="stable")
    return float(np.sum(np.diff(fpr[o]) * (tpr[o][1:] + tpr[o][:-1]) / 2))
