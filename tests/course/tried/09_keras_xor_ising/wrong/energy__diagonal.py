"""Diagonal neighbours."""

import numpy as np


def energy(spins):
    s = spins
    return -np.sum(s * (np.roll(s, (1, 1), (1, 2)) + np.roll(s, (1, -1), (1, 2))), axis=(1, 2))
