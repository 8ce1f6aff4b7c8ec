"""Assert; shows where: an efficiency that no threshold reaches raises ValueError."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    assert np.any(tpr >= efficiency)
    k = np.argmax(tpr >= efficiency)
    return float(thresholds[k]), float(fpr[k])
