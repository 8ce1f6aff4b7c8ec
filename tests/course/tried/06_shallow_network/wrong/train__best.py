"""The best parameters on the way; shows when the cost rises."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs, best = [], (np.inf, params)
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        if costs[-1] < best[0]:
            best = (costs[-1], params)
        params = update(params, backward(params, cache, X, Y), lr)
    return best[1] if min(costs[-1:] or [np.inf]) > best[0] else params, costs
