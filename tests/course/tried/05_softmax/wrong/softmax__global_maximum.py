"""The maximum of the whole array: 0/0 in a column 1000 below it."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / np.sum(E, axis=0)
