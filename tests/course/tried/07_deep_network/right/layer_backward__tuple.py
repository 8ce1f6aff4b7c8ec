"""cache a tuple, written with its forward half; everything again from Z."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, ((A_prev, W, b), Z, activation)


def layer_backward(dA, cache):
    (A_prev, W, b), Z, activation = cache
    if activation == "relu":
        dZ = np.array(dA, dtype=float)
        dZ[Z <= 0] = 0
    elif activation == "tanh":
        dZ = dA / np.cosh(np.clip(Z, -300, 300)) ** 2
    elif activation == "sigmoid":
        dZ = dA * expit(Z) * expit(-Z)
    else:
        dZ = dA
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), 1.0 / m * np.dot(dZ, A_prev.T), 1.0 / m * np.sum(dZ, axis=1, keepdims=True)
