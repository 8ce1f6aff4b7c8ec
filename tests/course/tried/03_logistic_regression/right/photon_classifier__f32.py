"""F32."""

import numpy as np


def photon_classifier(X, Y):
    X = X.astype(np.float32)
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 200)
    w = w.astype(np.float32)
    return lambda Z: forward(w, np.float32(b), (Z.astype(np.float32) - m) / s)[0]
