"""One draw per example for all units; shows in equal columns of the mask."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = np.repeat(rng.random((1, A.shape[1])) < keep, A.shape[0], axis=0)
    return A * mask / keep, mask
