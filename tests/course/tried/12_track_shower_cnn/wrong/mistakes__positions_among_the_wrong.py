"""Positions among the wrong events, not indices of events; shows where a right one comes first."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return np.argsort(-np.abs(p[wrong] - 0.5), kind="stable")[:k]
