"""Minus the log of the largest probability; shows for a wrong prediction."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return float(-np.log(np.clip(A.max(axis=0), 1e-12, 1)).mean())
