"""Max of mask."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    g = tpr >= efficiency
    if not np.any(g):
        raise ValueError("no")
    t = thresholds[g].max()
    return t, fpr[thresholds == t][0]
