"""Mean over one axis."""

def magnetization(spins):
    return spins.mean(axis=1)
