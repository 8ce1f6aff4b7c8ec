"""through the graph, node by node."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    Z, dout = np.asarray(Z, dtype=float), np.asarray(dout, dtype=float)
    m = Z.shape[1]
    mu = np.mean(Z, axis=1, keepdims=True)
    c = Z - mu
    var = np.mean(c**2, axis=1, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * c, axis=1, keepdims=True) * -0.5 * inv**3
    dmu = -np.sum(dxhat * inv, axis=1, keepdims=True) - 2 * dvar * np.mean(c, axis=1, keepdims=True)
    dZ = dxhat * inv + dvar * 2 * c / m + dmu / m
    return dZ, np.sum(dout * c * inv, axis=1, keepdims=True), np.sum(dout, axis=1, keepdims=True)
