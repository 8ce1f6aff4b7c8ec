"""Takes the activations from a forward of its own."""

import numpy as np


def backward_squared(params, cache, X, Y):
    _, cache = forward(params, X)
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    grads = {}
    for k, d, a in ((2, dZ2, cache["A1"]), (1, dZ1, X)):
        grads[f"dW{k}"], grads[f"db{k}"] = np.dot(d, a.T), np.sum(d, axis=1)[:, None]
    return grads
