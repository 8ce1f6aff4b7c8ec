"""Minus log; shows where: background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100."""

import numpy as np


def rejection(fpr):
    return np.where(fpr > 0, -np.log10(np.where(fpr > 0, fpr, 1)), np.inf)
