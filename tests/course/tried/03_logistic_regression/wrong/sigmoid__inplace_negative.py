"""Inplace negative; shows where: the argument stays as it is."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z)
    if z.ndim and z.dtype.kind == "f":
        z *= -1
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(z))
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-1.0 * z))
