"""Greater."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return np.greater(forward(w, b, X), threshold).view(np.int8)
