"""Min fpr; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    g = tpr >= efficiency
    if not g.any():
        raise ValueError
    k = np.flatnonzero(g)[np.argmin(tpr[g])]
    k = len(tpr) - 1 - np.argmax((tpr == tpr[k])[::-1])
    return float(thresholds[k]), float(fpr[k])
