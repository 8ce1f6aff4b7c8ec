"""Summed in int8, where it wraps; shows for int8 spins on a large lattice."""

import numpy as np


def energy(spins):
    s = spins
    bonds = s * np.roll(s, 1, 1) + s * np.roll(s, 1, 2)
    return -np.sum(bonds, axis=(1, 2), dtype=np.int8)
