"""comparison of uniform draws."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask
