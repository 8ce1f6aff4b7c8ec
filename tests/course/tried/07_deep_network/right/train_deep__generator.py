"""a generator yields the costs; the cost as a dot product."""
import numpy as np


def _descend(params, X, Y, lr, steps):
    m = Y.shape[1]
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        q = np.clip(AL, 1e-12, 1.0 - 1e-12)
        yield np.squeeze(-(np.dot(Y, np.log(q).T) + np.dot(1 - Y, np.log(1 - q).T)) / m)
        grads = model_backward(AL, Y, caches)
        for key in params:
            params[key] = params[key] - lr * grads[f"d{key}"]


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params = init_params(layer_dims, rng)
    return params, [float(c) for c in _descend(params, X, Y, lr, steps)]
