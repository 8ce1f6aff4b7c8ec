"""Functools.reduce over the batches."""

from functools import reduce


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    def step(w, batch):
        return w - lr * grad(w, X[:, batch], y[:, batch])

    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        w0 = reduce(step, [order[k : k + size] for k in range(0, len(order), size)], w0)
    return w0
