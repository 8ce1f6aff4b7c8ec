"""A shallow copy whose arrays are changed in place."""

def update(params, grads, lr):
    new = dict(params)
    for k in new:
        new[k] -= lr * grads["d" + k]
    return new
