"""Nb gaussian plus logistic."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1), X.std(1)
    Z = (X.T - m) / s
    w = np.zeros(8)
    b = 0.0
    for _ in range(100):
        p = 1 / (1 + np.exp(-(Z @ w + b)))
        g = p - Y[0]
        w -= 0.5 * Z.T @ g / len(g)
        b -= 0.5 * g.mean()

    def predict_proba(X_new):
        return 1 / (1 + np.exp(-(((X_new.T - m) / s) @ w + b)))

    return predict_proba
