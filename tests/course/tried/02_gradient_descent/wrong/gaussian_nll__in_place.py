"""Divides into y; shows in the argument (and fails for integers)."""

import numpy as np


def gaussian_nll(h, y, sigma):
    y -= h
    y /= sigma
    return np.sum(y**2 + 2 * np.log(sigma))
