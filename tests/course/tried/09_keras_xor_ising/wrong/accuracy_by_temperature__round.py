"""Np.round(p) == y: half to even... and .5 exactly is right, but swapped classes for y_true in floats of 1.0 only."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = np.floor(p + 0.5) == y_true
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out
