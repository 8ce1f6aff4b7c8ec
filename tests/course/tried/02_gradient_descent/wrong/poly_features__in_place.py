"""Multiplies into a row that is x itself; shows in the argument for degree >= 2."""

import numpy as np


def poly_features(x, degree):
    rows, p = [np.ones(len(x))], x
    for k in range(degree):
        rows.append(p.copy())
        p *= x if k == 0 else rows[1]
    return np.array(rows)
