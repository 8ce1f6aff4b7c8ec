"""By parts."""

import numpy as np


def auc(fpr, tpr):
    return float(fpr[-1] * tpr[-1] - fpr[0] * tpr[0] - np.sum(np.diff(tpr) * (fpr[1:] + fpr[:-1]) / 2))
