"""Clip upper only; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    A = np.minimum(A.astype(float), 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
