"""Abs; shows where: the score with the other sign has one minus the area, also below one half."""

import numpy as np


def auc(fpr, tpr):
    return float(abs(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2) - 0.5) + 0.5)
