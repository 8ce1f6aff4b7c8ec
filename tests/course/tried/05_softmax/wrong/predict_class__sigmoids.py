"""Argmax of sigmoids, which saturate to a tie; shows for scores of 50 and 60."""

import numpy as np
from scipy.special import expit


def predict_class(W, b, X):
    return np.argmax(expit(W @ X + b), axis=0)
