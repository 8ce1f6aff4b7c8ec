"""Uint8 diff; shows where: three hundred photons are three hundred, also where labels are bytes."""

import numpy as np


def confusion(y_true, y_pred):
    d = y_true - y_pred
    return int(np.sum(y_true * y_pred)), int(np.sum(d == -1)), int(np.sum(d == 1)), int(np.sum(y_true + y_pred == 0))
