"""Scales the gradients in place."""

def update(params, grads, lr):
    new = {}
    for k in params:
        g = grads["d" + k]
        g *= lr
        new[k] = params[k] - g
    return new
