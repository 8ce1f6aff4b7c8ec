"""Concatenated stats; shows where: an event has the same value alone and among others."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        A = np.hstack([X, Z])
        return forward(w, b, (Z - A.mean(1, keepdims=True)) / A.std(1, keepdims=True))[0]

    return f
