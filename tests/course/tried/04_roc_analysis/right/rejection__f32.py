"""F32."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.reciprocal(fpr * 1.0)
