"""Int32 product; shows where: areas below one half, very many events, numpy's numbers, arguments by name."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    d = np.int32(n_signal) * np.int32(n_background)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / d))
