"""the 1/m put into dZ at the output once; the gradients have extra entries."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    L = len(params) // 2
    A, Ws = [np.asarray(X, dtype=float)], []
    for l in range(1, L + 1):
        Ws.append(params[f"W{l}"])
        Z = Ws[-1] @ A[-1] + params[f"b{l}"]
        A.append(expit(Z) if l == L else Z * (Z > 0))
    return A[-1], (A, Ws)


def model_backward(AL, Y, caches):
    A, Ws = caches
    L = len(Ws)
    delta = (AL - Y) / Y.size
    grads = {}
    for l in range(L - 1, -1, -1):
        grads[f"dZ{l + 1}"] = delta
        grads[f"dW{l + 1}"] = delta @ A[l].T
        grads[f"db{l + 1}"] = delta @ np.ones((delta.shape[1], 1))
        delta = Ws[l].T @ delta * (A[l] > 0)
    return grads
