"""Absolute value."""

import numpy as np


def magnetization(spins):
    return np.abs(spins.mean(axis=(1, 2)))
