"""Makes the result like dA, so an integer dA truncates; shows for integer dA with tanh or sigmoid."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    dZ = np.empty_like(dA)
    dZ[:] = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)
