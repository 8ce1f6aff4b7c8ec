"""Cumulated products below a row of ones."""

import numpy as np


def poly_features(x, degree):
    rows = np.ones((degree + 1, len(x)))
    rows[1:] = x
    return np.cumprod(rows, axis=0)
