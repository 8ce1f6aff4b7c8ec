"""A dict comprehension."""

def update(params, grads, lr):
    return {k: params[k] - lr * grads["d" + k] for k in params}
