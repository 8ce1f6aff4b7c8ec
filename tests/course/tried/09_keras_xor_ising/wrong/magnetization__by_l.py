"""Divided by L."""

def magnetization(spins):
    return spins.sum(axis=(1, 2)) / spins.shape[1]
