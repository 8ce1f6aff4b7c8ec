"""Without b."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(W @ X, axis=0)
