"""Ints -1 - x; shows where: whole numbers, float32 and labels of any numeric type."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, np.invert(x) if x.dtype.kind == "i" else -x)
    return f, t, -h
