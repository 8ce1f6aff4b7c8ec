"""Warns numpy; shows where: every ratio 0/0 is 0.0, of Python's and of numpy's integers, without a warning."""

import numpy as np


def scores(tp, fp, fn, tn):
    d = lambda a, b: float(np.nan_to_num(np.divide(a, b)))
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))
