"""Power."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.power(np.asarray(fpr, dtype=float), -1.0)
