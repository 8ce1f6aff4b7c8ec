"""Argmax; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    A = forward(w, b, X)
    return np.argmax(np.vstack([1 - A, A]), axis=0)[None, :]
