"""The probability of what was true."""

import numpy as np


def cost(A2, Y):
    p = np.where(Y == 1, A2, 1 - np.asarray(A2, float))
    return -np.log(np.maximum(p, 1e-12)).sum() / Y.size
