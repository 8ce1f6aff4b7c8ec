"""Sigma cast to the type of y; shows for integer y with sigma 0.5 or 1.5."""

import numpy as np


def gaussian_nll(h, y, sigma):
    sigma = np.full_like(y, sigma)
    sigma = np.where(sigma == 0, 1, sigma)
    return np.sum(((y - h) / sigma) ** 2 + 2 * np.log(sigma))
