"""Takes params in the order of insertion; shows where the keys stand in another order."""


def model_forward(params, X):
    values = list(params.values())
    caches, A, L = [], X, len(values) // 2
    for l in range(L):
        A, cache = layer_forward(A, values[2 * l], values[2 * l + 1], "relu" if l < L - 1 else "sigmoid")
        caches.append(cache)
    return A, caches
