"""First score order; shows where: of two thresholds with equal significance the higher one."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in score])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in score])
    return float(score[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])
