"""np.random.rand; shows in the global state and in ignoring rng."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = np.random.rand(*A.shape) < keep
    return A * mask / keep, mask
