"""Matrix."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)
    K = score[None, :] >= T[:, None]
    s = weight_s * (K @ (y_true == 1).astype(float))
    b = weight_b * (K @ (y_true == 0).astype(float))
    d = np.sqrt(s + b)
    d[d == 0] = 1
    z = s / d
    return float(T[len(T) - 1 - np.argmax(z[::-1])])
