"""scipy's expit, a dictionary of functions, einsum in float64; the cache an object."""
from types import SimpleNamespace

import numpy as np
from scipy.special import expit

G = {"relu": lambda z: z.clip(min=0), "tanh": np.tanh, "sigmoid": expit, "identity": lambda z: z.copy()}
DG = {
    "relu": lambda z: np.heaviside(z, 1.0),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "sigmoid": lambda z: expit(z) * expit(-z),
    "identity": np.ones_like,
}


def layer_forward(A_prev, W, b, activation):
    A_prev, W, b = (np.asarray(v, dtype=np.float64) for v in (A_prev, W, b))
    Z = np.einsum("ij,jm->im", W, A_prev) + b
    return G[activation](Z), SimpleNamespace(x=A_prev, W=W, z=Z, g=activation)


def layer_backward(dA, cache):
    dZ = np.asarray(dA, dtype=float) * DG[cache.g](cache.z)
    dW = np.einsum("im,jm->ij", dZ, cache.x) / dZ.shape[1]
    return np.einsum("ij,im->jm", cache.W, dZ), dW, dZ.mean(axis=1, keepdims=True)
