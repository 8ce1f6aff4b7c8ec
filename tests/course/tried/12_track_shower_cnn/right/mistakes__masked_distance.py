"""right events get the distance -1 and fall to the end."""
import numpy as np


def mistakes(p, y, k):
    p64 = np.asarray(p, dtype=np.float64)
    hit = (p64 > 0.5) == np.asarray(y).astype(bool)
    distance = np.where(hit, -1.0, np.abs(p64 - 0.5))
    return np.lexsort((np.arange(len(p64)), -distance))[: min(k, int((~hit).sum()))]
