"""Clips away from 1; shows where: sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.clip(np.where(z >= 0, 1.0, e) / (1 + e), 1e-7, 1 - 1e-7)
