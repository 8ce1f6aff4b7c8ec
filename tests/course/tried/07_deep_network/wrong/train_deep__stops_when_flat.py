"""Stops when the cost hardly falls any more; shows as fewer costs than steps with a small lr."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-7:
            break
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs
