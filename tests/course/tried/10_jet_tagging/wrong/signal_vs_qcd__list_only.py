"""[signal] + qcd: only lists; shows for a tuple (and adds for an array)."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = np.isin(y, [signal] + qcd)
    s, b = p[keep, signal], p[keep][:, qcd].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[keep] == signal).astype(int), score
