"""Sorts random keys; lists turned into arrays."""

import math

import numpy as np


def minibatches(m, size, rng):
    keys = rng.normal(size=m)
    order = sorted(range(m), key=keys.__getitem__)
    return [np.array(order[b * size : (b + 1) * size]) for b in range(math.ceil(m / size))]
