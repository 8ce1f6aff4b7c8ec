"""Isclose; shows where: threshold and background efficiency are right for random curves and efficiencies."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero((tpr > efficiency) | np.isclose(tpr, efficiency, atol=0.02))
    if not len(k):
        raise ValueError
    return float(thresholds[k[0]]), float(fpr[k[0]])
