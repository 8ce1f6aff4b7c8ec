"""confidence in the wrong class, sorted downwards."""
import numpy as np


def mistakes(p, y, k):
    p, y = p.astype(float), y.astype(float)
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    order = np.argsort(-np.abs(p[wrong] - y[wrong]), kind="stable")
    return wrong[order[:k]]
