"""List result; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    e = np.exp(-abs(z))
    return (np.where(z >= 0, 1, e) / (1 + e)).tolist()
