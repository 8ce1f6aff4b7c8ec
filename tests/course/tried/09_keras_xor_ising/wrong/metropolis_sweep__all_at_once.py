"""All sites at the same time."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = rng.random(s.shape) < np.exp(-np.maximum(dE, 0.0) / temperature)
        s = np.where(accept & (colour == 0), -s, s)
    return s
