"""QCD classes one after the other; shows in the order."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    rows = np.concatenate([np.flatnonzero(y == c) for c in (signal, *qcd)])
    s, b = p[rows, signal], p[rows][:, list(qcd)].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[rows] == signal).astype(int), score
