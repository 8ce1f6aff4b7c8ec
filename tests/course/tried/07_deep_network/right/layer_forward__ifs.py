"""chain of ifs, cache a tuple, scipy-free sigmoid by tanh."""
import numpy as np


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(0.5 * Z))
    elif activation == "identity":
        A = Z
    else:
        raise ValueError(activation)
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    elif activation == "sigmoid":
        s = 0.5 * (1 + np.tanh(0.5 * Z))
        dZ = dA * s * (1 - s)
    else:
        dZ = dA
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
