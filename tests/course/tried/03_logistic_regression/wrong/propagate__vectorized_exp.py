"""np.vectorize of a function of C, made before anybody looks."""
import math

import numpy as np

exp = np.vectorize(math.exp, otypes=[float])


def propagate(w, b, X, Y):
    z = (w.T @ X + b).astype(float)
    e = exp(-np.abs(z))
    A = np.clip(np.where(z >= 0, 1, e) / (1 + e), 1e-12, 1 - 1e-12)
    dZ = np.where(z >= 0, 1, e) / (1 + e) - Y
    cost = float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    return cost, X @ dZ.T / X.shape[1], float(dZ.mean())
