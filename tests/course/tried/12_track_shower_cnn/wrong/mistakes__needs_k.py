"""argpartition, which raises where fewer than k are wrong; shows there."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    distance = -np.abs(p[wrong] - 0.5)
    worst = np.argpartition(distance, k)[:k] if k != len(wrong) else np.arange(k)
    return wrong[worst[np.argsort(distance[worst], kind="stable")]]
