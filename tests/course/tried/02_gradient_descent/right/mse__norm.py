"""Squared norm over the number."""

import numpy as np


def mse(h, y):
    d = np.ravel(np.asarray(h, float) - np.asarray(y, float))
    return float(np.linalg.norm(d) ** 2 / d.size)
