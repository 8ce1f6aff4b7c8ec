"""Key by key."""

def update(params, grads, lr):
    new = {}
    new["W1"] = params["W1"] - lr * grads["dW1"]
    new["b1"] = params["b1"] - lr * grads["db1"]
    new["W2"] = params["W2"] - lr * grads["dW2"]
    new["b2"] = params["b2"] - lr * grads["db2"]
    return new
