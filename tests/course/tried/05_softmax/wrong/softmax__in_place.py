"""Takes the maximum off the argument."""

import numpy as np


def softmax(Z):
    if Z.dtype.kind == "f":
        Z -= Z.max(axis=0)
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)
