"""Masked."""

import numpy as np


def rejection(fpr):
    return np.ma.filled(1 / np.ma.masked_equal(np.asarray(fpr, float), 0), np.inf)
