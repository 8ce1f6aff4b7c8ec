"""Class by class, keeping the best so far."""

import numpy as np


def predict_class(W, b, X):
    best = np.zeros(X.shape[1], dtype=int)
    top = W[0] @ X + b[0, 0]
    for c in range(1, len(W)):
        score = W[c] @ X + b[c, 0]
        best[score > top] = c
        top = np.maximum(top, score)
    return best
