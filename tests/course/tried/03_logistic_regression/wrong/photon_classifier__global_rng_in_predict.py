"""Global rng in predict; shows where: training and predicting leave the events as they are, and numpy's global random state alone."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        np.random.shuffle(np.arange(5))
        return forward(w, b, (Z - m) / s)[0]

    return f
