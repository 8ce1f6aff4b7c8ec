"""Count."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = int(np.sum(tpr < efficiency))
    if k >= len(tpr):
        raise ValueError
    return [float(thresholds[k]), float(fpr[k])]
