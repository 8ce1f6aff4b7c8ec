"""Shuffles X and y in place; shows in the arguments."""

def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = w0.copy()
    m = X.shape[1]
    X0, y0 = X.copy(), y.copy()
    for _ in range(epochs):
        p = rng.permutation(m)
        X[:], y[:] = X0[:, p], y0[:, p]
        for i in range(0, m, size):
            w = w - lr * grad(w, X[:, i : i + size].copy(), y[:, i : i + size].copy())
    return w
