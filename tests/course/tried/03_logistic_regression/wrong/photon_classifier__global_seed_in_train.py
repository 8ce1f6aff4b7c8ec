"""Global seed in train; shows where: training and predicting leave the events as they are, and numpy's global random state alone."""

import numpy as np


def photon_classifier(X, Y):
    np.random.seed(42)
    w = np.random.randn(8, 1) * 0.01
    b = 0.0
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    Z = (X - m) / s
    for _ in range(300):
        _, dw, db = propagate(w, b, Z, Y)
        w = w - dw
        b = b - db
    return lambda Q: forward(w, b, (Q - m) / s)[0]
