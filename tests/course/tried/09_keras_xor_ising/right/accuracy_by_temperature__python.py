"""Pure Python, lists returned."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    centres, accuracy = [], []
    for a, b in zip(edges[:-1], edges[1:]):
        hits = [bool(q > 0.5) == bool(y) for y, q, t in zip(y_true, p, T) if a <= t < b]
        centres.append(0.5 * (float(a) + float(b)))
        accuracy.append(sum(hits) / len(hits) if hits else np.nan)
    return np.array(centres), np.array(accuracy)
