"""Negative inf; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.where(fpr == 0, -np.inf, 1 / np.where(fpr == 0, 1, fpr))
