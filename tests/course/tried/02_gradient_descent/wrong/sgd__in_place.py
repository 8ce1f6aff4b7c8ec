"""Updates w0 itself."""

def sgd(grad, w0, X, y, lr, epochs, size, rng):
    m = X.shape[1]
    for _ in range(epochs):
        p = rng.permutation(m)
        for i in range(0, m, size):
            w0 -= lr * grad(w0, X[:, p[i : i + size]], y[:, p[i : i + size]])
    return w0
