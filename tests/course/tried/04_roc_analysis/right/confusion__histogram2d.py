"""Histogram2d."""

import numpy as np


def confusion(y_true, y_pred):
    h = np.histogram2d(y_true, y_pred, bins=[[-0.5, 0.5, 1.5]] * 2)[0].astype(int)
    return h[1, 1], h[0, 1], h[1, 0], h[0, 0]
