"""A table of the acceptance by the number of aligned neighbours."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.astype(int)
    table = np.array([min(1.0, float(np.exp(-e / temperature))) if e > 0 else 1.0 for e in (-8, -4, 0, 4, 8)])
    L = s.shape[-1]
    for first in (0, 1):
        black = (np.arange(L)[:, None] + np.arange(L)[None, :] + first) % 2 == 0
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        chance = table[(s * h + 4) // 2]
        flips = np.logical_and(rng.uniform(size=s.shape) < chance, black[None])
        s[flips] *= -1
    return s
