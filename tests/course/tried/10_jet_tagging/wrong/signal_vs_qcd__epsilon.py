"""1e-8 added below; shows for small probabilities."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = (y == signal) | np.isin(y, list(qcd))
    s, b = p[keep, signal], p[keep][:, list(qcd)].sum(axis=1)
    return (y[keep] == signal).astype(int), s / (s + b + 1e-8)
