"""Eps added; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1 + e + 1e-5)
