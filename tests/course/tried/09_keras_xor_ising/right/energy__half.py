"""Half the sum over all four neighbours, in floats."""

import numpy as np


def energy(spins):
    s = spins.astype(float)
    around = sum(np.roll(s, shift, axis) for axis in (-1, -2) for shift in (-1, 1))
    return -0.5 * np.einsum("kij,kij->k", s, around)
