"""Ignores grad and uses the mean square error; shows with another gradient."""

def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = w0.copy()
    m = X.shape[1]
    for _ in range(epochs):
        p = rng.permutation(m)
        for i in range(0, m, size):
            b = p[i : i + size]
            w = w - lr * mse_gradient(w, X[:, b], y[:, b])
    return w
