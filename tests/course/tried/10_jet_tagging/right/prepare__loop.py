"""feature by feature, into new arrays."""
import numpy as np


def prepare(X_train, X_other):
    a, b = np.array(X_train, dtype=float), np.array(X_other, dtype=float)
    for j in range(a.shape[1]):
        mu, sd = a[:, j].mean(), a[:, j].std(ddof=0)
        if a[:, j].min() == a[:, j].max():
            sd = 1.0
        a[:, j] = (a[:, j] - mu) / sd
        b[:, j] = (b[:, j] - mu) / sd
    return [a, b]
