"""relu's slope at 0 is 1 (the slides' convention); slopes kept in the cache."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "relu":
        A, slope = np.maximum(Z, 0), (Z >= 0).astype(float)
    elif activation == "tanh":
        A = np.tanh(Z)
        slope = (1 - A) * (1 + A)
    elif activation == "sigmoid":
        A = expit(Z)
        slope = A - A * A
    else:
        A, slope = Z, 1.0
    return A, [A_prev, W, slope]


def layer_backward(dA, cache):
    A_prev, W, slope = cache
    dZ = dA * slope
    return W.T @ dZ, (dZ @ A_prev.T) / A_prev.shape[1], dZ.mean(1)[:, None]
