"""Small lr many steps."""

import numpy as np


def photon_classifier(X, Y):
    mu = np.mean(X, axis=1, keepdims=True)
    sd = np.std(X, axis=1, keepdims=True) + 1e-12
    w, b, costs = fit((X - mu) / sd, Y, 0.1, 1000)

    def predict_proba(X_new):
        return np.clip(forward(w, b, (X_new - mu) / sd).reshape(-1), 0, 1)

    return predict_proba
