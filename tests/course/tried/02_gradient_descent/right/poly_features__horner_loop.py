"""Entry by entry in Python floats."""

import numpy as np


def poly_features(x, degree):
    out = np.empty((degree + 1, x.shape[0]))
    for i, value in enumerate(x.tolist()):
        power = 1.0
        for k in range(degree + 1):
            out[k, i] = power
            power *= value
    return out
