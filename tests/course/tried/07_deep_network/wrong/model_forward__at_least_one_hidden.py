"""The first layer is always relu; shows for a net without hidden layer (logistic regression)."""


def model_forward(params, X):
    L = len(params) // 2
    A, cache = layer_forward(X, params["W1"], params["b1"], "relu")
    caches = [cache]
    for l in range(2, L):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches.append(cache)
    if L > 1:
        A, cache = layer_forward(A, params[f"W{L}"], params[f"b{L}"], "sigmoid")
        caches.append(cache)
    return A, caches
