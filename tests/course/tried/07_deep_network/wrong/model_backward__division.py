"""dAL = -Y/AL + (1-Y)/(1-AL), unsafe where the output saturates; shows as nan for AL = 1."""
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
    grads, m = {}, AL.shape[1]
    dZ = (-Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL)
    for l in range(len(caches), 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads
