"""log(0) is taken where the output saturates; shows as a warning with large inputs."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))))
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs
