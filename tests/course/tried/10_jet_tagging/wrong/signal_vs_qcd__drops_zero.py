"""Leaves out the examples with 0/0; shows in the number."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = (y == signal) | np.isin(y, list(qcd))
    keep &= p[:, signal] + p[:, list(qcd)].sum(axis=1) > 0
    s, b = p[keep, signal], p[keep][:, list(qcd)].sum(axis=1)
    return (y[keep] == signal).astype(int), s / (s + b)
