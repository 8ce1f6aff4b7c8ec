"""Divides by the number of classes; shows for C != m."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / len(Y)
