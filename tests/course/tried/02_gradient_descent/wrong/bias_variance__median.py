"""The median model."""

import numpy as np


def bias_variance(predictions, truth):
    return np.mean((np.median(predictions, axis=0) - truth) ** 2), np.mean(predictions.var(axis=0))
