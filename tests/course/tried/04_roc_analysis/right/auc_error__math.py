"""Math."""

import math


def auc_error(auc, n_signal, n_background):
    q1 = auc / (2.0 - auc)
    q2 = 2.0 * math.pow(auc, 2) / (1.0 + auc)
    return (
        math.sqrt(auc * (1 - auc) / (n_signal * n_background) + (n_signal - 1) * (q1 - auc * auc) / (n_signal * n_background) + (n_background - 1) * (q2 - auc * auc) / (n_signal * n_background))
        if 0 < auc < 1
        else 0.0
    )
