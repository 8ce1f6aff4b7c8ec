"""A list of Python ints made into an array."""

import numpy as np


def predict_class(W, b, X):
    Z = (W.astype(float) @ X.astype(float) + b).T.tolist()
    return np.array([z.index(max(z)) for z in Z])
