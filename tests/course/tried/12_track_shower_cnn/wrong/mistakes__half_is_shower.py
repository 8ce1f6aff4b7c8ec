"""p = 0.5 counts as a shower; shows at p = 0.5 exactly."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p >= 0.5) != (y == 1))
    return wrong[np.argsort(-np.abs(p[wrong] - y[wrong]), kind="stable")][:k]
