"""(k, 1, 1)."""

def magnetization(spins):
    return spins.mean(axis=(1, 2), keepdims=True)
