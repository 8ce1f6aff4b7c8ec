"""Clip 1e15; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
