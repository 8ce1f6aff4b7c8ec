"""Only signal scores; shows where: without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score[y_true == 1])[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])
