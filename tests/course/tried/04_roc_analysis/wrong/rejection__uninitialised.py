"""Uninitialised; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    o = np.empty(np.shape(fpr))
    o[:] = 3
    return np.divide(1.0, fpr, out=o, where=fpr > 0)
