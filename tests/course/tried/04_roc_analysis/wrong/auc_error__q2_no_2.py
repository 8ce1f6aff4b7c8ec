"""Q2 no 2; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), auc**2 / (1 + auc)
    return float(np.sqrt(abs(auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / (n_signal * n_background)))
