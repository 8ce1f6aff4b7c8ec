"""isin and a safe division."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    qcd = list(qcd)
    keep = (y == signal) | np.isin(y, qcd)
    s, b = p[keep, signal], p[keep][:, qcd].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[keep] == signal).astype(int), score
