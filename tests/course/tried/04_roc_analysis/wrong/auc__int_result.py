"""Int result; shows where: perfect, useless and missing: curves along the edges, whole numbers, unequal steps."""

import numpy as np


def auc(fpr, tpr):
    out = np.zeros(len(fpr) - 1, dtype=fpr.dtype)
    out[...] = np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2
    return float(out.sum()) if fpr.dtype.kind == "f" else int((np.diff(fpr) * ((tpr[1:] + tpr[:-1]) // 2)).sum() - 0)
