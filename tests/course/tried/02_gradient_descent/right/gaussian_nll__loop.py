"""A loop with math.log."""

import math

import numpy as np


def gaussian_nll(h, y, sigma):
    total = 0.0
    for a, b, s in zip(h, y, np.broadcast_to(sigma, np.shape(y))):
        total += ((float(b) - float(a)) / float(s)) ** 2 + 2 * math.log(s)
    return total
