"""Below 1e-6; shows where: a tiny rate is a large rejection, not inf, and nothing is added to it."""

import numpy as np


def rejection(fpr):
    return np.where(fpr > 1e-6, 1 / np.where(fpr > 1e-6, fpr, 1), np.inf)
