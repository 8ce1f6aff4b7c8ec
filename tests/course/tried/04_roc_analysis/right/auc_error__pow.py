"""Pow."""


def auc_error(auc, n_signal, n_background):
    A = float(auc)
    s2 = (A - A * A + (n_signal - 1) * (A / (2 - A) - A * A) + (n_background - 1) * (2 * A * A / (1 + A) - A * A)) / (float(n_signal) * float(n_background))
    return max(s2, 0) ** 0.5
