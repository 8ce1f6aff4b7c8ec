"""A loop over pairs in Python floats."""

import math


def mse(h, y):
    pairs = list(zip(h.flatten().tolist(), y.flatten().tolist()))
    return math.fsum((p - q) ** 2 for p, q in pairs) / len(pairs)
