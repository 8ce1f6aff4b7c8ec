"""Loops over everything with a modulo."""

import numpy as np


def energy(spins):
    k, L, _ = spins.shape
    out = np.zeros(k)
    for n in range(k):
        for i in range(L):
            for j in range(L):
                out[n] -= float(spins[n, i, j]) * (float(spins[n, (i + 1) % L, j]) + float(spins[n, i, (j + 1) % L]))
    return out
