"""Only the first hidden layer has its relu, the others are linear; shows from three layers on."""


def model_forward(params, X):
    L, caches, A = len(params) // 2, [], X
    for l in range(1, L + 1):
        kind = "sigmoid" if l == L else "relu" if l == 1 else "identity"
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], kind)
        caches.append(cache)
    return A, caches
