"""Int out; shows where: 1/fpr for any number of rates."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.where(fpr > 0, (1 / np.where(fpr > 0, fpr, 1)).astype(int), np.inf)
