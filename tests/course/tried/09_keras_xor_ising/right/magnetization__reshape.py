"""Sum over sites."""

import numpy as np


def magnetization(spins):
    return np.sum(spins.reshape(len(spins), -1), axis=1, dtype=float) / (spins.shape[1] * spins.shape[2])
