"""Summed in int8; shows for int8 spins on a large aligned lattice."""

import numpy as np


def magnetization(spins):
    return np.sum(spins, axis=(1, 2), dtype=np.int8) / spins[0].size
