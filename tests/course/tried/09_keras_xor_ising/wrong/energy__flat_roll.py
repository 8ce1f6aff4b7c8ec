"""Np.roll without an axis: the row's end is next to the next row's start."""

import numpy as np


def energy(spins):
    out = []
    for s in spins:
        out.append(-np.sum(s * (np.roll(s, 1) + np.roll(s, 1, axis=0))))
    return np.array(out)
