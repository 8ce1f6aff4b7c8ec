"""The result has the type of dA; shows for an integer dA."""
import numpy as np


def dropout_backward(dA, mask, keep):
    out = np.zeros_like(dA)
    out[...] = dA * mask / keep
    return out
