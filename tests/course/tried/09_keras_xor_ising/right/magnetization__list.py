"""Configuration by configuration."""

import numpy as np


def magnetization(spins):
    return np.array([float(s.sum()) / s.size for s in spins])
