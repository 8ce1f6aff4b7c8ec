"""Probabilities rounded to two digits; shows where two are close."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(np.round(softmax(W @ X + b), 2), axis=0)
