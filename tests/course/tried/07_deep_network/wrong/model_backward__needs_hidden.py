"""Takes the last two layers by hand; shows for a net without hidden layer."""
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
    grads, m, L = {}, AL.shape[1], len(caches)
    dZ = AL - Y
    grads[f"dW{L}"] = dZ @ caches[-1][0].T / m
    grads[f"db{L}"] = np.mean(dZ, axis=1, keepdims=True)
    dZ = caches[-1][1].T @ dZ * (caches[-2][2] > 0)
    for l in range(L - 1, 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads
