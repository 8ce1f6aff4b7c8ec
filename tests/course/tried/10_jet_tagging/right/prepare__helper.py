"""a closure; variance by einsum in float64."""
import numpy as np


def _scaler(X):
    X = np.asarray(X, dtype=np.float64)
    mu = X.mean(axis=0, keepdims=True)
    var = np.einsum("ij,ij->j", X - mu, X - mu) / len(X)
    sd = np.sqrt(var)
    sd[sd == 0] = 1
    return lambda A: (A - mu) / sd


def prepare(X_train, X_other):
    f = _scaler(X_train)
    return tuple(map(f, (X_train, X_other)))
