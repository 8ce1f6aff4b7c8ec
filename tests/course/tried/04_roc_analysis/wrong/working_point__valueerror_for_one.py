"""Valueerror for one; shows where: an efficiency of 1 takes the highest threshold that keeps all, 0 the highest of all."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    if not 0 < efficiency < 1:
        raise ValueError
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise ValueError
    return float(thresholds[k[0]]), float(fpr[k[0]])
