"""Returns the cost of the start for no steps; shows for steps = 0."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs or [cost(forward(params, X)[0], Y)]
