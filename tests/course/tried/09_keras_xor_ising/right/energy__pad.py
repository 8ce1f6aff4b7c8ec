"""Wrapped by one row and one column."""

import numpy as np


def energy(spins):
    p = np.pad(np.asarray(spins, dtype=np.int64), ((0, 0), (0, 1), (0, 1)), mode="wrap")
    centre = p[:, :-1, :-1]
    return -(centre * (p[:, 1:, :-1] + p[:, :-1, 1:])).reshape(len(p), -1).sum(axis=1)
