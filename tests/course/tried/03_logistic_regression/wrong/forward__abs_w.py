"""Abs w; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    return sigmoid(np.abs(w).T @ X + b)
