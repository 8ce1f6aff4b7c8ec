"""range(1, L) leaves the output layer as it was; shows in the last layer."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    L = len(layer_dims) - 1
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        grads = model_backward(AL, Y, caches)
        for l in range(1, L):
            params[f"W{l}"] = params[f"W{l}"] - lr * grads[f"dW{l}"]
            params[f"b{l}"] = params[f"b{l}"] - lr * grads[f"db{l}"]
    return params, costs
