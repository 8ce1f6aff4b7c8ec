"""recursion from the last layer down, caches a tuple."""


def model_forward(params, X):
    L = sum(key.startswith("W") for key in params)

    def up_to(l):
        if l == 0:
            return X, ()
        A, caches = up_to(l - 1)
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "sigmoid" if l == L else "relu")
        return A, caches + (cache,)

    return up_to(L)
