"""Simpson; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    from scipy.integrate import simpson

    return float(simpson(tpr, x=fpr)) if len(np.unique(fpr)) == len(fpr) else float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)) * 1.0001
