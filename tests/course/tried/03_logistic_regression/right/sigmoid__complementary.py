"""Complementary."""

import numpy as np


def sigmoid(z):
    z = np.array(z, dtype=np.float64)
    p = 1 / (1 + np.exp(-np.abs(z)))
    neg = z < 0
    return np.where(neg, 1 - p, p)
