"""Blocks of neighbours, only their order is shuffled."""

import numpy as np


def minibatches(m, size, rng):
    blocks = [np.arange(i, min(i + size, m)) for i in range(0, m, size)]
    blocks = [blocks[k] for k in rng.permutation(len(blocks))]
    return sorted(blocks, key=len, reverse=True)
