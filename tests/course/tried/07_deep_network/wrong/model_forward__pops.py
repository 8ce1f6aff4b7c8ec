"""Pops the layers from params; shows in params after the call."""


def model_forward(params, X):
    L, caches, A = len(params) // 2, [], X
    for l in range(1, L + 1):
        kind = "relu" if l < L else "sigmoid"
        A, cache = layer_forward(A, params.pop(f"W{l}"), params.pop(f"b{l}"), kind)
        caches.append(cache)
    return A, caches
