"""dA[~mask] = 0, where ~ of an integer mask is -1 and -2; shows for integer masks (and floats raise)."""
import numpy as np


def dropout_backward(dA, mask, keep):
    out = dA / keep
    out[~mask] = 0
    return out
