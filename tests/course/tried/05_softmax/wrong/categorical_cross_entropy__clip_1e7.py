"""Clips at 1e-7, as Keras does; shows where the right class has 1e-9."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-7, 1 - 1e-7))) / Y.shape[1]
