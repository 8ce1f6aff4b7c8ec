"""Runtime error; shows where: an efficiency that no threshold reaches raises ValueError."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise RuntimeError
    return float(thresholds[k[0]]), float(fpr[k[0]])
