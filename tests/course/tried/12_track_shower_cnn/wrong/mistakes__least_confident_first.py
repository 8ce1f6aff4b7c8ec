"""Sorted upwards; shows for two wrong events of different confidence."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p[wrong] - 0.5))][:k]
