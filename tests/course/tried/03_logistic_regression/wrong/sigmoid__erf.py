"""Erf; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    from scipy.special import erf

    return 0.5 * (1 + erf(z * np.sqrt(np.pi) / 4))
