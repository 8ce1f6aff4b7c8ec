"""Robust."""

import numpy as np


def photon_classifier(X, Y):
    lo, hi = np.quantile(X, [0.05, 0.95], axis=1, keepdims=True)
    S = lambda Z: np.clip((Z - lo) / (hi - lo), -1, 2)
    w, b, _ = fit(S(X), Y, 2.0, 600)
    return lambda Z: forward(w, b, S(Z))[0]
