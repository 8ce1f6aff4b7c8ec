"""From the residuals to the mean."""

import numpy as np


def bias_variance(predictions, truth):
    p = np.asarray(predictions, dtype=np.float64)
    average = np.average(p, axis=0)
    spread = p - average
    return mse(average, truth), float((spread * spread).mean())
