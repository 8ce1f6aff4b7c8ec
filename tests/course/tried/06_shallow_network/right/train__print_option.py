"""An option more, a helper inside."""

def train(X, Y, n_h, lr, steps, rng, verbose=False):
    def step(params):
        A2, cache = forward(params, X)
        return update(params, backward(params, cache, X, Y), lr), cost(A2, Y)
    
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = ()
    while len(costs) < steps:
        params, value = step(params)
        costs += (value,)
        if verbose:
            print(len(costs), value)
    return params, list(costs)
