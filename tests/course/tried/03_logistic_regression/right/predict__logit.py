"""Logit."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    with np.errstate(divide="ignore"):
        return (w.T @ X + b > np.log(np.float64(threshold) / (1 - np.float64(threshold)))).astype(np.int64)
