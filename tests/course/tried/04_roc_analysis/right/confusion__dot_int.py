"""Dot int."""

import numpy as np


def confusion(y_true, y_pred):
    y, p = np.asarray(y_true, dtype=np.int64), np.asarray(y_pred, dtype=np.int64)
    tp = y @ p
    return tp, p.sum() - tp, y.sum() - tp, len(y) - p.sum() - y.sum() + tp
