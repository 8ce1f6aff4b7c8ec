"""Learning rate decays."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for t in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr / (1 + 0.01 * t))
    return params, costs
