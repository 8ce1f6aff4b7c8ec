"""Max key."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    def sig(t):
        k = score >= t
        s = weight_s * np.sum(k & (y_true == 1))
        b = weight_b * np.sum(k & (y_true == 0))
        return s / np.sqrt(s + b) if s + b > 0 else 0.0

    return max(score.tolist(), key=lambda t: (sig(t), t))
