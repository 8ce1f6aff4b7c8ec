"""Groupby."""

import numpy as np


def roc_curve(y_true, score):
    d = {}
    for y, s in zip(y_true, score):
        c = d.setdefault(float(s), [0, 0])
        c[int(y)] += 1
    T = sorted(d, reverse=True)
    n0 = sum(v[0] for v in d.values()) or 1
    n1 = sum(v[1] for v in d.values()) or 1
    f = [0.0]
    t = [0.0]
    a = b = 0
    for k in T:
        a += d[k][0]
        b += d[k][1]
        f.append(a / n0)
        t.append(b / n1)
    return np.array(f), np.array(t), np.array([float("inf")] + T)
