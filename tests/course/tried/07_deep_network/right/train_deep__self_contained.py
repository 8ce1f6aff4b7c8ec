"""everything within the function, scipy's xlogy for the cost."""
import numpy as np
from scipy.special import expit, xlog1py, xlogy


def train_deep(X, Y, layer_dims, lr, steps, rng):
    dims = list(layer_dims)
    L, m = len(dims) - 1, X.shape[1]
    W = [rng.standard_normal((b, a)) * np.sqrt(2 / a) for a, b in zip(dims, dims[1:])]
    b = [np.zeros((n, 1)) for n in dims[1:]]
    costs = []
    for _ in range(steps):
        A = [X]
        for l in range(L):
            Z = W[l] @ A[-1] + b[l]
            A.append(expit(Z) if l == L - 1 else np.maximum(Z, 0))
        p = np.clip(A[-1], 1e-12, 1 - 1e-12)
        costs.append(-(xlogy(Y, p) + xlog1py(1 - Y, -p)).sum() / m)
        d = A[-1] - Y
        for l in reversed(range(L)):
            dW, db = d @ A[l].T / m, d.mean(axis=1, keepdims=True)
            d = W[l].T @ d * (A[l] > 0)
            W[l] = W[l] - lr * dW
            b[l] = b[l] - lr * db
    params = {f"W{l + 1}": W[l] for l in range(L)}
    params.update({f"b{l + 1}": b[l] for l in range(L)})
    return params, costs
