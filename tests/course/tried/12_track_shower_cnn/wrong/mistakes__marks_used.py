"""Sets p to y for events already taken; shows on p after the call."""
import numpy as np


def mistakes(p, y, k):
    found = []
    while len(found) < k:
        distance = np.where((p > 0.5) != (y == 1), np.abs(p - 0.5), -1)
        if len(p) == 0 or distance.max() < 0:
            break
        i = int(distance.argmax())
        found.append(i)
        p[i] = y[i]
    return found
