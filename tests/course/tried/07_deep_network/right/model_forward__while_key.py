"""goes on while the next key exists; own caches, a dictionary, with their own way back."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    values = {"A0": X, "params": params}
    l = 1
    while f"W{l}" in params:
        Z = params[f"W{l}"] @ values[f"A{l - 1}"] + params[f"b{l}"]
        values[f"Z{l}"] = Z
        values[f"A{l}"] = np.maximum(Z, 0) if f"W{l + 1}" in params else expit(Z)
        l += 1
    return values[f"A{l - 1}"], values


def model_backward(AL, Y, caches):
    params, grads = caches["params"], {}
    L, m = len(params) // 2, Y.shape[1]
    dZ = AL - Y
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
        if l > 1:
            dZ = (params[f"W{l}"].T @ dZ) * (caches[f"Z{l - 1}"] > 0)
    return grads
