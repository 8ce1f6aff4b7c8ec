"""Standardises; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    X = (X - X.mean(1, keepdims=True)) / np.maximum(X.std(1, keepdims=True), 1e-12)
    return sigmoid(w.T @ X + b)
