"""Keeps the type of the parameters; shows for integers."""

def update(params, grads, lr):
    return {k: (params[k] - lr * grads["d" + k]).astype(params[k].dtype) for k in params}
