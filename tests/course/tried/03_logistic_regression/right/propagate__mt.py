"""MT."""

import numpy as np


def propagate(w, b, X, Y):
    m = Y.size
    A = sigmoid(np.dot(w.T, X) + b)
    dZ = A - Y
    cost = -np.sum(np.where(Y == 1, np.log(np.clip(A.astype(float), 1e-12, 1 - 1e-12)), np.log(1 - np.clip(A.astype(float), 1e-12, 1 - 1e-12)))) / m
    return np.squeeze(cost), np.dot(X, dZ.T) / m, np.sum(dZ) / m
