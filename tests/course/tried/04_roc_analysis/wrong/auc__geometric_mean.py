"""Geometric mean; shows where: a diagonal piece counts with its mean height."""

import numpy as np


def auc(fpr, tpr):
    return float(np.sum(np.diff(fpr) * np.sqrt(tpr[1:] * tpr[:-1])))
