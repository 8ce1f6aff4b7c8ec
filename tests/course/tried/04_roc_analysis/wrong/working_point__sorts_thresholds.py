"""Sorts thresholds; shows where: two numbers come back, and the arguments stay as they are, by position or by name."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise ValueError
    r = float(thresholds[k[0]]), float(fpr[k[0]])
    thresholds[0] = thresholds[1] + 1
    return r
