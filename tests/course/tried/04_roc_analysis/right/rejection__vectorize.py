"""Vectorize."""

import numpy as np


def rejection(fpr):
    return np.vectorize(lambda f: np.inf if f == 0 else 1 / f, otypes=[float])(fpr)
