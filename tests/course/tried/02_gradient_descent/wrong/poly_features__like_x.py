"""Fills an array typed int whenever x has whole values; shows on nothing but a mixed x cast by its first value."""

import numpy as np


def poly_features(x, degree):
    out = np.zeros((degree + 1, len(x)), dtype=int if float(x[0]).is_integer() else float)
    for k in range(degree + 1):
        out[k] = np.asarray(x, float) ** k
    return out
