"""Raises only above one; shows where: ValueError where no threshold reaches it: above 1, or without any signal."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    if efficiency > 1:
        raise ValueError
    k = np.argmax(tpr >= efficiency)
    return float(thresholds[k]), float(fpr[k])
