"""Min index."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    try:
        k = min(i for i in range(len(tpr)) if tpr[i] >= efficiency)
    except ValueError:
        raise ValueError("nothing reaches it") from None
    return np.float64(thresholds[k]), np.float64(fpr[k])
