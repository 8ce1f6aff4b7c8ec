"""Shuffles the examples, of its arguments, every step; shows in X after the call and in what rng gives next."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        order = rng.permutation(X.shape[1])
        X[:], Y[:] = X[:, order], Y[:, order]
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs
