"""Clips at 1e-15; shows where the right class has 0."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-15, 1))) / Y.shape[1]
