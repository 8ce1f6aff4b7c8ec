"""Pops from the caches; shows in caches after the call (a second call finds none)."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m, l = {}, AL.shape[1], len(caches)
    dZ = AL - Y
    while caches:
        A_prev, W, _ = caches.pop()
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if caches:
            dZ = W.T @ dZ * (caches[-1][2] > 0)
        l -= 1
    return grads
