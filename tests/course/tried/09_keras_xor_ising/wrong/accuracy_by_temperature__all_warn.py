"""The mean of an empty bin: nan, but with a warning."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out
