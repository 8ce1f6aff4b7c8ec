"""Draws the permutation once for all epochs."""

def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = w0.copy()
    m = X.shape[1]
    p = rng.permutation(m)
    for _ in range(epochs):
        for i in range(0, m, size):
            w = w - lr * grad(w, X[:, p[i : i + size]], y[:, p[i : i + size]])
    return w
