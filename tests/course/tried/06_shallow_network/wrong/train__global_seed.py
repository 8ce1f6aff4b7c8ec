"""Seeds the global generator."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    np.random.seed(1)
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs
