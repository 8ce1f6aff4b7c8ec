"""a copy with zeros put in; the case of inference thought of."""
import numpy as np


def dropout_backward(dA, mask, keep):
    if mask is None:
        return dA
    out = np.array(dA, dtype=float)
    out[np.asarray(mask) == 0] = 0
    out *= 1.0 / keep
    return out
