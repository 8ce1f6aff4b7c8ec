"""Scalar only; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
