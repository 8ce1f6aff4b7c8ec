"""Centres the predictions in place."""

import numpy as np


def bias_variance(predictions, truth):
    mean = predictions.mean(axis=0)
    predictions -= mean
    return np.mean((mean - truth) ** 2), np.mean(predictions**2)
