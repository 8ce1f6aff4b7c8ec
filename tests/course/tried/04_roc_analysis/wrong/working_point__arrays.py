"""Arrays; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)[:1]
    if not len(k):
        raise ValueError
    return thresholds[k], fpr[k]
