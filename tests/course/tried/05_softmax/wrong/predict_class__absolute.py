"""The largest absolute score; shows for negative scores."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(np.abs(W @ X + b), axis=0)
