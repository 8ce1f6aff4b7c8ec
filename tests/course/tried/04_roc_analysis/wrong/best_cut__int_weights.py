"""Int weights; shows where: if each simulated photon stands for a tenth, the threshold is 0.8 again, in whatever order the events come."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    ws, wb = max(int(weight_s), 1), int(weight_b)
    T = np.unique(score)[::-1]
    s = ws * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = wb * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])
