"""Half precision; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z).astype(np.float16)
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-z))
