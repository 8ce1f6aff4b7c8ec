"""[-k:] of the ascending order; shows for k = 0, where all come back."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p[wrong] - 0.5), kind="stable")[-k:][::-1]]
