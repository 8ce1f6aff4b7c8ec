"""updates its own params in place; costs an array filled as it goes."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    params = init_params(layer_dims, rng)
    costs = np.empty(steps)
    for t in range(steps):
        AL, caches = model_forward(params, X)
        p = np.minimum(np.maximum(AL, 1e-12), 1 - 1e-12)
        costs[t] = np.where(Y == 1, -np.log(p), -np.log1p(-p)).mean()
        for name, g in model_backward(AL, Y, caches).items():
            params[name[1:]] -= lr * g
    return params, costs
