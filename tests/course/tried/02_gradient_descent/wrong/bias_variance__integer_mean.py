"""The mean in the integers' own type; shows for integer predictions."""

import numpy as np


def bias_variance(predictions, truth):
    mean = np.mean(predictions, axis=0).astype(predictions.dtype)
    return np.mean((mean - truth) ** 2), np.mean((predictions - mean) ** 2)
