"""Np.digitize and bincount."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    n = len(edges) - 1
    where = np.digitize(T, edges) - 1
    use = (where >= 0) & (where < n)
    hit = ((p > 0.5).astype(int) == y_true)[use]
    all_, good = np.bincount(where[use], minlength=n), np.bincount(where[use], weights=hit, minlength=n)
    return np.asarray(edges[:-1]) + np.diff(edges) / 2, np.divide(good, all_, out=np.full(n, np.nan), where=all_ > 0)
