"""-= on the caller's arrays."""

def update(params, grads, lr):
    for k in params:
        params[k] -= lr * grads["d" + k]
    return params
