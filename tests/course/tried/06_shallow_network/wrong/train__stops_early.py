"""Stops when the cost falls by less than 1e-6."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-6:
            break
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs
