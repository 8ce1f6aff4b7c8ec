"""Plain exponentials: nan for large scores."""

import numpy as np


def predict_class(W, b, X):
    E = np.exp(W @ X + b)
    return np.argmax(E / E.sum(axis=0), axis=0)
