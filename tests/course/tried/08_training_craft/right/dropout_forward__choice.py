"""rng.choice; float mask; where."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.choice([0.0, 1.0], size=A.shape, p=[1 - keep, keep])
    return np.where(mask == 1, A / keep, 0.0), mask
