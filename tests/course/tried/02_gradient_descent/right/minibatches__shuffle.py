"""Rng.shuffle of a fresh arange, copies."""

import numpy as np


def minibatches(m, size, rng):
    order = np.arange(m)
    rng.shuffle(order)
    full, rest = divmod(m, size)
    out = [order[k * size : k * size + size].copy() for k in range(full)]
    if rest:
        out.append(order[-rest:].copy())
    return out
