"""Tensordot."""

import numpy as np


def forward(w, b, X):
    return sigmoid(np.tensordot(w, X, axes=([0], [0])) + b)
