"""Plain exponentials: inf/inf at 1000."""

import numpy as np


def softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=0)
