"""Sorted by p, not by the confidence; shows where a shower with p near 0 is among them."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(-p[wrong], kind="stable")][:k]
