"""The largest absolute value is taken off: all underflow in a column of -1000."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - np.abs(Z).max(axis=0))
    return E / E.sum(axis=0)
