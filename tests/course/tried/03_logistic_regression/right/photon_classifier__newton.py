"""Newton."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    Z = np.vstack([(X - m) / s, np.ones((1, X.shape[1]))])
    v = np.zeros((9, 1))
    for _ in range(8):
        A = sigmoid(v.T @ Z)
        H = (Z * (A * (1 - A))) @ Z.T / Z.shape[1] + 1e-6 * np.eye(9)
        v = v - np.linalg.solve(H, Z @ (A - Y).T / Z.shape[1])
    return lambda Q: sigmoid(v.T @ np.vstack([(Q - m) / s, np.ones((1, Q.shape[1]))]))[0]
