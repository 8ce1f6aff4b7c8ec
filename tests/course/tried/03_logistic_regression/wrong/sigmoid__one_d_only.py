"""One d only; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    out = np.empty(len(z))
    for i, v in enumerate(z):
        out[i] = 1 / (1 + np.exp(-v)) if v > -700 else 0
    return out
