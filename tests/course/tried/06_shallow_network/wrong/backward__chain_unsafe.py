"""DA = -Y/A + (1-Y)/(1-A): divides by 0 where A2 is 0 or 1."""

def backward(params, cache, X, Y):
    A = cache["A2"]
    dZ2 = (-Y / A + (1 - Y) / (1 - A)) * A * (1 - A) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}
