"""Errstate."""

import numpy as np


def scores(tp, fp, fn, tn):
    with np.errstate(all="ignore"):
        d = lambda a, b: float(np.nan_to_num(np.float64(a) / np.float64(b)))
        return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))
