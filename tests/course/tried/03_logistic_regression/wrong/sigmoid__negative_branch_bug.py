"""Negative branch bug; shows where: odds of three to one are a probability of 3/4, the other way round 1/4."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    e = np.exp(-abs(z))
    return np.where(z >= 0, 1 / (1 + e), 1 / (1 + e))
