"""Any branch; shows where: sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    if np.any(z < 0):
        return np.exp(z) / (1 + np.exp(z))
    return 1 / (1 + np.exp(-z))
