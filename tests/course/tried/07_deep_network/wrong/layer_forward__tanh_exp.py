"""tanh from exponentials; shows as nan for z = 800."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "tanh":
        A = (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))
    elif activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "sigmoid":
        A = expit(Z)
    else:
        A = Z
    return A, (A_prev, W, b, Z, A, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, A, activation = cache
    dZ = dA * {"relu": Z > 0, "tanh": 1 - A**2, "sigmoid": A * (1 - A), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)
