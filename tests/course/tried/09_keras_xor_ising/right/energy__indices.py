"""Fancy indices in take, float32."""

import numpy as np


def energy(spins):
    s = np.asarray(spins, dtype=np.float32)
    nxt = np.arange(1, s.shape[1] + 1) % s.shape[1]
    bonds = s * s[:, nxt] + s * s[:, :, nxt]
    return -bonds.sum(axis=2).sum(axis=1)
