"""Math overflow; shows where: being certain and wrong costs much, but no infinity and no nan."""

import math
import numpy as np


def cost_loop(w, b, X, Y):
    n, m = X.shape
    c = 0
    dw = np.zeros((n, 1))
    db = 0
    for i in range(m):
        z = float((w.T @ X[:, i : i + 1]).item() + b)
        a = 1 / (1 + math.exp(-z))
        p = min(max(a, 1e-12), 1 - 1e-12)
        c -= Y[0, i] * np.log(p) + (1 - Y[0, i]) * np.log(1 - p)
        dw += X[:, i : i + 1] * (a - Y[0, i])
        db += a - Y[0, i]
    return c / m, dw / m, db / m
