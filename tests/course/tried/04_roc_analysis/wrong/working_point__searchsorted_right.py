"""Searchsorted right; shows where: an efficiency that is reached exactly is reached."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.searchsorted(tpr, efficiency, side="right")
    if k == len(tpr):
        raise ValueError
    return float(thresholds[k]), float(fpr[k])
