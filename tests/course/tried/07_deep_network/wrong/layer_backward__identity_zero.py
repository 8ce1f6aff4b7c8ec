"""identity falls through to 0; shows for "identity"."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    slope = np.zeros_like(Z)
    if activation == "relu":
        slope[Z > 0] = 1
    elif activation == "tanh":
        slope = 1 - np.tanh(Z) ** 2
    elif activation == "sigmoid":
        slope = s * (1 - s)
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)
