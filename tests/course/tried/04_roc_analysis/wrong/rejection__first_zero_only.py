"""First zero only; shows where: background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100."""

import numpy as np


def rejection(fpr):
    o = np.full(len(fpr), np.inf)
    o[1:] = 1 / np.where(fpr[1:] > 0, fpr[1:], np.inf)
    return o
