"""Clips A itself."""

import numpy as np


def categorical_cross_entropy(A, Y):
    np.clip(A, 1e-12, 1 - 1e-12, out=A)
    return -np.sum(Y * np.log(A)) / Y.shape[1]
