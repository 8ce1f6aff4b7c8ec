"""Keys W1, b1, ... without the d."""

def backward(params, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"W1": dZ1 @ X.T, "b1": dZ1.sum(axis=1, keepdims=True), "W2": dZ2 @ cache["A1"].T, "b2": dZ2.sum(axis=1, keepdims=True)}
