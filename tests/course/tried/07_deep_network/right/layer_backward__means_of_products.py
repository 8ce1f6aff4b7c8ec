"""the mean written as np.mean over an axis of examples."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, dict(A_prev=A_prev, W=W, Z=Z, A=A, activation=activation)


def layer_backward(dA, cache):
    A, Z = cache["A"], cache["Z"]
    g = {"relu": np.heaviside(Z, 0), "tanh": 1 - A**2, "sigmoid": A * (1 - A), "identity": 1}[cache["activation"]]
    dZ = np.multiply(dA, g)
    dW = np.mean(dZ[:, None, :] * cache["A_prev"][None, :, :], axis=2)
    db = np.mean(dZ, axis=1, keepdims=True)
    return np.tensordot(cache["W"], dZ, axes=(0, 0)), dW, db
