"""Bias not squared."""

import numpy as np


def bias_variance(predictions, truth):
    return np.mean(np.abs(predictions.mean(axis=0) - truth)), np.mean(predictions.var(axis=0))
