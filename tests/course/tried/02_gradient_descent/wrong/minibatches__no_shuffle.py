"""In order."""

import numpy as np


def minibatches(m, size, rng):
    order = np.arange(m)
    return [order[i : i + size] for i in range(0, m, size)]
