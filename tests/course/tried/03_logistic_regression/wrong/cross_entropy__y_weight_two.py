"""Y weight two; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    n = max(Y.sum(), 1)
    k = max((1 - Y).sum(), 1)
    return float(-(np.sum(Y * np.log(A)) / n + np.sum((1 - Y) * np.log(1 - A)) / k) / 2)
