"""denominator replaced by 1 where it is 0; boolean labels made floats."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    members = np.zeros(p.shape[1], dtype=bool)
    for c in qcd:
        members[c] = True
    rows = np.flatnonzero(np.logical_or(members[y], y == signal))
    s = p[rows, signal].astype(float)
    total = s + p[rows] @ members.astype(float)
    return 1.0 * (y[rows] == signal), s / np.where(total == 0, 1, total)
