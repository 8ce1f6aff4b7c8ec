"""New arrays in the caller's dict."""

def update(params, grads, lr):
    for k in list(params):
        params[k] = params[k] - lr * grads["d" + k]
    return params
