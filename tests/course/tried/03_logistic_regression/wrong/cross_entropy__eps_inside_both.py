"""Eps inside both; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    return float(-np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8)))
