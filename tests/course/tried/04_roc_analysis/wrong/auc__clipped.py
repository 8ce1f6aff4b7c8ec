"""Clipped; shows where: the score with the other sign has one minus the area, also below one half."""

import numpy as np


def auc(fpr, tpr):
    return float(np.clip(np.trapezoid(tpr, fpr), 0.5, 1))
