"""Skip first; shows where: a diagonal piece counts with its mean height."""

import numpy as np


def auc(fpr, tpr):
    return float(np.trapezoid(tpr[1:], fpr[1:]))
