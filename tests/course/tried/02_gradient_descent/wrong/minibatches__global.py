"""Np.random.permutation: global state."""

import numpy as np


def minibatches(m, size, rng):
    order = np.random.permutation(m)
    return [order[i : i + size] for i in range(0, m, size)]
