"""Costs in an array, n_y from Y."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    params, costs = init_params(len(X), n_h, Y.shape[0], rng, scale=0.5), np.empty(steps)
    for t in range(steps):
        A2, cache = forward(params, X)
        costs[t] = cost(A2, Y)
        grads = backward(params, cache, X, Y)
        params = update(params, grads, lr)
    return params, costs
