"""Mse; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    return float(np.mean((A - Y) ** 2))
