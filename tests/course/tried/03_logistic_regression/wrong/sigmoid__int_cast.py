"""Int cast; shows where: odds of three to one are a probability of 3/4, the other way round 1/4."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(np.asarray(z).astype(int)))
    return np.where(z >= 0, 1.0, e) / (1 + e)
