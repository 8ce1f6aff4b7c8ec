"""number of layers from the largest index among the keys."""


def model_forward(params, X):
    L = max(int(k[1:]) for k in params)
    kinds = ["relu"] * (L - 1) + ["sigmoid"]
    caches = []
    for l, kind in enumerate(kinds, start=1):
        X, c = layer_forward(X, params["W%d" % l], params["b%d" % l], kind)
        caches += [c]
    return X, caches
