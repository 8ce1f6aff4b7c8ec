"""Np.where."""

import numpy as np


def scores(tp, fp, fn, tn):
    num = np.array([tp + tn, tp, tp, 2 * tp, tn, fp], float)
    den = np.array([tp + fp + fn + tn, tp + fp, tp + fn, 2 * tp + fp + fn, tn + fp, fp + tn], float)
    v = np.where(den > 0, num / np.where(den > 0, den, 1), 0.0)
    return dict(zip(["accuracy", "precision", "recall", "f1", "specificity", "mistag"], v.tolist()))
