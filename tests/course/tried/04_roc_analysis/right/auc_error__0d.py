"""0d."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    A = np.asarray(auc, float)
    v = A * (1 - A) + (n_signal - 1) * A * (1 - A) ** 2 / (2 - A) + (n_background - 1) * A**2 * (1 - A) / (1 + A)
    return np.sqrt(v / (n_signal * n_background))
