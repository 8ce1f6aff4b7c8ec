"""Brute ties."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    best = (-1.0, None)
    for t in sorted(set(float(v) for v in score)):
        k = score >= t
        s = weight_s * np.count_nonzero(k & (y_true == 1))
        b = weight_b * np.count_nonzero(k & (y_true != 1))
        z = s / np.sqrt(s + b) if s + b else 0.0
        if z >= best[0]:
            best = (z, t)
    return best[1]
