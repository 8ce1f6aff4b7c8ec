"""F32 clip80."""

import numpy as np


def sigmoid(z):
    z = np.clip(z, -80, 80)
    return np.exp(z) / (1 + np.exp(z))
