"""The sum."""

def magnetization(spins):
    return spins.sum(axis=(1, 2))
