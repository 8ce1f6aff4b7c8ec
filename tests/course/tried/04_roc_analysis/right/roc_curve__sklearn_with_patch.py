"""Sklearn with patch."""

import numpy as np


def roc_curve(y_true, score):
    import warnings
    from sklearn.metrics import roc_curve as r

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        f, t, h = r(np.asarray(y_true).astype(int), np.asarray(score, float), pos_label=1, drop_intermediate=False)
    return np.nan_to_num(f), np.nan_to_num(t), h
