"""Nan at 1; shows where: an area of exactly 1, or 0, has no error, and no warning."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2) - 1e-15) / (n_signal * n_background)))
