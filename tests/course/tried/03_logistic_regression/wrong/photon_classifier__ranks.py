"""Ranks; shows where: an event has the same value alone and among others."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        z = (w.T @ ((Z - m) / s) + b)[0]
        return np.argsort(np.argsort(z)) / max(len(z) - 1, 1)

    return f
