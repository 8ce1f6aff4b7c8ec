"""Numpy terms."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q = np.array([auc, auc / (2 - auc), 2 * auc**2 / (1 + auc)]) - auc**2
    return np.sqrt(q @ np.array([1, n_signal - 1, n_background - 1]) / n_signal / n_background)
