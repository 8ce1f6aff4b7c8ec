"""Np.unique labels; shows where: a single event, one class, or one kind of decision is enough."""

import numpy as np


def confusion(y_true, y_pred):
    u = np.unique(y_true)
    pos = u[-1]
    y, p = y_true == pos, y_pred == pos
    return int((y & p).sum()), int((~y & p).sum()), int((y & ~p).sum()), int((~y & ~p).sum())
