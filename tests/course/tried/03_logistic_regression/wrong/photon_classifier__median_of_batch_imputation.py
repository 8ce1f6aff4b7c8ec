"""Median of batch imputation; shows where: an event's value does not depend on the other events it is predicted with."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        Z = np.where(Z == 0, np.median(Z, axis=1, keepdims=True), Z)
        return forward(w, b, (Z - m) / s)[0]

    return f
