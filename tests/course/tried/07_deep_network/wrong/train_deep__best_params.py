"""Gives the params of the lowest cost seen, not the last ones; shows always (the last update has no cost yet)."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    best = params
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        if costs[-1] == min(costs):
            best = params
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return best, costs
