"""Arctan; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    return 0.5 + np.arctan(np.pi * z / 2) / np.pi
