"""binomial draws, an integer mask."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if training:
        mask = rng.binomial(1, keep, size=np.shape(A))
        return np.multiply(A, mask) * (1.0 / keep), mask
    return A, None
