"""Clips in the input's type: 1 - 1e-12 is 1 in float32; log(0) there."""

import numpy as np


def cost(A2, Y):
    A = np.clip(A2, np.asarray(1e-12, A2.dtype), np.asarray(1 - 1e-12, A2.dtype))
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
