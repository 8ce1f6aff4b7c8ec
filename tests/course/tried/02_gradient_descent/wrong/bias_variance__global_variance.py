"""The variance of all entries; shows when the mean varies between points."""

import numpy as np


def bias_variance(predictions, truth):
    return np.mean((predictions.mean(axis=0) - truth) ** 2), np.var(predictions)
