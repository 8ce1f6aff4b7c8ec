"""Normalised w; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    return sigmoid((w / np.linalg.norm(w)).T @ X + b)
