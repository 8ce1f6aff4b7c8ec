"""Variance as total error less bias."""

import numpy as np


def bias_variance(predictions, truth):
    error = predictions - truth[None, :]
    bias2 = float(np.square(error.mean(0)).mean())
    return bias2, float(np.mean(error**2) - bias2)
