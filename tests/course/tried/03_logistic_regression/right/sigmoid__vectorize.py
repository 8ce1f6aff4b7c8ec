"""Vectorize."""

import math
import numpy as np


def sigmoid(z):
    f = np.vectorize(lambda v: 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)), otypes=[float])
    return f(z)
