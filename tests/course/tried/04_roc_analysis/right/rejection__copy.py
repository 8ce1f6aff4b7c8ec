"""Copy."""

import numpy as np


def rejection(fpr):
    r = np.array(fpr, dtype=float)
    z = r == 0
    r[z] = 1
    r = 1 / r
    r[z] = np.inf
    return r
