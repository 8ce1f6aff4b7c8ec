"""Loops."""

import numpy as np


def photon_classifier(X, Y):
    mu = X.mean(axis=1, keepdims=True)
    sd = X.std(axis=1, keepdims=True, ddof=1)
    w, b, _ = fit((X - mu) / sd, Y, lr=0.5, steps=150)
    return lambda N: np.array([forward(w, b, (N[:, [k]] - mu) / sd)[0, 0] for k in range(N.shape[1])])
