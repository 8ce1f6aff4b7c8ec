"""Overflow; shows where: scores of +-1000 are decided without a warning."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return (1 / (1 + np.exp(-(w.T @ X + b))) > threshold).astype(int)
