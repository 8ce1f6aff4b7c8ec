"""Lowest fpr but lowest threshold; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    g = np.flatnonzero(tpr >= efficiency)
    if not len(g):
        raise ValueError
    k = g[fpr[g] == fpr[g].min()][-1]
    return float(thresholds[k]), float(fpr[k])
