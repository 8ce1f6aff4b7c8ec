"""Clips A2 itself."""

import numpy as np


def cost(A2, Y):
    np.clip(A2, 1e-12, 1 - 1e-12, out=A2)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
