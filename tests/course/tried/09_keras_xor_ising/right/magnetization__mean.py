"""The mean."""

def magnetization(spins):
    return spins.mean(axis=(1, 2))
