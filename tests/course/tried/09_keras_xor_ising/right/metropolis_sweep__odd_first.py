"""The other colour first, logarithms compared, floats inside."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = np.array(spins, dtype=float)
    i, j = np.indices(s.shape[1:])
    for mask in ((i + j) % 2 == 1, (i + j) % 2 == 0):
        field = sum(np.roll(s, d, a) for d in (1, -1) for a in (-1, -2))
        dE = (2 * s * field)[:, mask]
        u = 1.0 - rng.random(dE.shape)
        flip = -temperature * np.log(u) >= dE
        s[:, mask] = np.where(flip, -s[:, mask], s[:, mask])
    return s.astype(spins.dtype)
