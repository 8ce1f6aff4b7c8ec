"""Clip; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    return 1 / np.clip(fpr, 1e-300, None)
