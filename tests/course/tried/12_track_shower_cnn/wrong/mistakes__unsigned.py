"""Measures the confidence after rounding p, so all wrong events tie; shows in the order."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    confidence = np.abs(np.round(p[wrong]) - y[wrong])
    return wrong[np.argsort(-confidence, kind="stable")][:k]
