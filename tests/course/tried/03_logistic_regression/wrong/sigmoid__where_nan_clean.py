"""Where nan clean; shows where: sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning."""

import numpy as np


def sigmoid(z):
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)), nan=1.0)
