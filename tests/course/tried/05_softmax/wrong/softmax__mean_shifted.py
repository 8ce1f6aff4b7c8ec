"""Takes off the mean: overflows where one score towers."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - Z.mean(axis=0))
    return E / E.sum(axis=0)
