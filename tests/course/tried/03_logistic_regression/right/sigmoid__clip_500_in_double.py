"""Clip 500 in double."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, np.float64), -500, 500)))
