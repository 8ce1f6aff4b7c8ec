"""Ecdf."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep != "below":
        return roc_curve(y_true, x)
    t = np.concatenate([[-np.inf], np.unique(x)])
    out = []
    for c in (0, 1):
        v = np.sort(x[y_true == c])
        out.append(np.searchsorted(v, t, side="right") / (len(v) or 1))
    return out[0], out[1], t
