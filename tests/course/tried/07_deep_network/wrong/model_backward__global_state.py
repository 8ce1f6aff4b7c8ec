"""Ignores the caches and uses those of the last forward call, kept in a global; shows when another net ran in between."""
import numpy as np
from scipy.special import expit

LAST = []


def model_forward(params, X):
    A, L = X, len(params) // 2
    LAST.clear()
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        LAST.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, LAST


def model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    dZ = AL - Y
    for l in range(len(LAST), 0, -1):
        A_prev, W, _ = LAST[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (LAST[l - 2][2] > 0)
    return grads
