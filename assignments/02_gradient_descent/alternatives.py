"""Other right solutions: each must get full marks."""

import numpy as np

from autograder.course.proof import alternative


@alternative("poly_features")
def stacked(x, degree):
    "row by row, stacked"
    return np.stack([x**k for k in range(degree + 1)])


@alternative("poly_features")
def vandermonde(x, degree):
    "the Vandermonde matrix, transposed"
    return np.vander(x, degree + 1, increasing=True).T


@alternative("poly_features")
def growing_product(x, degree):
    "each row is the one above times x, in single precision"
    table = np.ones((degree + 1, len(x)), dtype=np.float32)
    for k in range(1, degree + 1):
        table[k] = table[k - 1] * x
    return table


@alternative("mse")
def by_product(h, y):
    "the residuals times themselves, over their number"
    r = np.ravel(h) - np.ravel(y)
    return r @ r / r.size


@alternative("mse")
def by_norm(h, y):
    "the squared length of the residuals"
    return np.linalg.norm(np.asarray(h) - y) ** 2 / np.size(y)


@alternative("mse")
def in_a_loop(h, y):
    "a running mean, element by element"
    mean = 0.0
    for k, (a, b) in enumerate(zip(h.ravel().tolist(), y.ravel().tolist(), strict=True)):
        mean += ((a - b) ** 2 - mean) / (k + 1)
    return mean


@alternative("gaussian_nll")
def by_logarithm_of_variance(h, y, sigma):
    "the variance in place of sigma, in both terms"
    variance = np.broadcast_to(np.asarray(sigma, dtype=float) ** 2, h.shape)
    return np.sum((y - h) ** 2 / variance) + np.log(variance).sum()


@alternative("gaussian_nll")
def point_by_point(h, y, sigma):
    "a loop with the math module"
    import math

    sigmas = np.ones(len(h)) * sigma
    return sum(((b - a) / s) ** 2 + 2 * math.log(s) for a, b, s in zip(h, y, sigmas, strict=True))


@alternative("gaussian_nll")
def times_the_number(h, y, sigma):
    "one sigma: its logarithm times the number of points"
    squares = (((h - y) / sigma) ** 2).sum()
    logs = np.log(sigma).sum() if np.ndim(sigma) else len(h) * np.log(sigma)
    return float(squares + 2 * logs)


@alternative("mse_gradient")
def by_einsum(w, X, y):
    "einsum over the examples"
    residuals = np.einsum("no,nm->om", w, X) - y
    return 2 * np.einsum("nm,om->no", X, residuals) / y.size


@alternative("mse_gradient")
def mean_over_columns(w, X, y):
    "residual times feature, averaged by np.mean"
    return np.mean(2 * (w.T @ X - y) * X, axis=1, keepdims=True)


@alternative("mse_gradient")
def normal_equations(w, X, y):
    "the matrices of the normal equations"
    m = X.shape[1]
    return 2 * (np.dot(X, X.T) @ w - np.dot(X, y.T)) / m


@alternative("mse_gradient")
def double_loop(w, X, y):
    "both sums as loops"
    n, m = X.shape
    gradient = np.zeros((n, 1))
    for j in range(m):
        h = sum(w[i, 0] * X[i, j] for i in range(n))
        for i in range(n):
            gradient[i, 0] += 2 * (h - y[0, j]) * X[i, j] / m
    return gradient


@alternative("gradient_descent")
def in_place_with_copies(grad, w0, lr, steps):
    "in place, with copies in the history"
    w = np.array(w0, dtype=float)
    history = [w.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        history.append(w.copy())
    return w, history


@alternative("gradient_descent")
def filled_array(grad, w0, lr, steps):
    "the history as one array that is filled"
    history = np.empty((steps + 1, *w0.shape))
    history[0] = w0
    for k in range(steps):
        history[k + 1] = history[k] - lr * grad(history[k])
    return history[-1], history


@alternative("gradient_descent")
def accumulated(grad, w0, lr, steps):
    "itertools.accumulate; the pair as a list"
    from itertools import accumulate, repeat

    path = list(accumulate(repeat(None, steps), lambda w, _: w - lr * np.asarray(grad(w)), initial=w0))
    return [path[-1], tuple(path)]


@alternative("minibatches")
def split_at(m, size, rng):
    "np.split at the multiples of size"
    return np.split(rng.permutation(m), np.arange(size, m, size))


@alternative("minibatches")
def sorted_noise(m, size, rng):
    "the order of random numbers, eaten from the front; lists of integers"
    order, batches = np.argsort(rng.random(m)).tolist(), []
    while order:
        batches.append(order[:size])
        order = order[size:]
    return batches


@alternative("minibatches")
def shuffled_arange(m, size, rng):
    "an arange shuffled in place; short integers"
    order = np.arange(m, dtype=np.int32)
    rng.shuffle(order)
    count = -(-m // size)
    return tuple(order[k * size : min((k + 1) * size, m)] for k in range(count))


@alternative("sgd")
def with_split(grad, w0, X, y, lr, epochs, size, rng):
    "np.split, in place on a copy of w"
    m = X.shape[1]
    w = np.array(w0, dtype=float)
    for _ in range(epochs):
        for batch in np.split(rng.permutation(m), np.arange(size, m, size)):
            w -= lr * grad(w, X[:, batch], y[:, batch])
    return w


@alternative("sgd")
def shuffled_copies(grad, w0, X, y, lr, epochs, size, rng):
    "shuffled copies of the data, cut as slices"
    w, m = w0, y.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        shuffled, labels = X[:, order], y[:, order]
        for k in range(0, m, size):
            w = w - lr * grad(w, shuffled[:, k : k + size], labels[:, k : k + size])
    return w


@alternative("sgd")
def by_shuffle(grad, w0, X, y, lr, epochs, size, rng):
    "shuffle of a fresh arange draws what permutation draws"
    m = X.shape[1]
    w = 1.0 * w0
    for _ in range(epochs):
        order = np.arange(m)
        rng.shuffle(order)
        first = 0
        while first < m:
            batch = order[first : first + size]
            w = w - lr * grad(w, np.take(X, batch, axis=1), np.take(y, batch, axis=1))
            first += size
    return w


@alternative("sgd")
def with_minibatches(grad, w0, X, y, lr, epochs, size, rng):
    "a helper like the notebook's minibatches"

    def batches():
        order = rng.permutation(X.shape[1])
        return [order[k : k + size] for k in range(0, X.shape[1], size)]

    w = w0.copy()
    for _ in range(epochs):
        for batch in batches():
            w = w + -lr * grad(w, X[:, batch], y[:, batch])
    return w


@alternative("bias_variance")
def written_out(predictions, truth):
    "sums written out"
    k, m = predictions.shape
    average = predictions.sum(axis=0) / k
    return ((average - truth) ** 2).sum() / m, ((predictions - average) ** 2).sum() / (k * m)


@alternative("bias_variance")
def point_by_point_pair(predictions, truth):
    "a loop over the points; an array of two"
    parts = [((column.mean() - t) ** 2, column.var()) for column, t in zip(predictions.T, truth, strict=True)]
    return np.mean(parts, axis=0)


@alternative("bias_variance")
def as_the_rest(predictions, truth):
    "the variance as the standard deviation squared, with numpy scalars"
    return np.square(np.mean(predictions, 0) - truth).mean(), np.mean(np.std(predictions, axis=0) ** 2)


@alternative("ridge_gradient")
def masked(w, X, y, lam):
    "a mask that is 0 for the bias"
    mask = np.ones_like(w, dtype=float)
    mask[0] = 0
    return 2 / X.shape[1] * X @ (w.T @ X - y).T + 2 * lam * mask * w


@alternative("ridge_gradient")
def stacked_penalty(w, X, y, lam):
    "a zero on top of the penalty of the others"
    return mse_gradient(w, X, y) + np.vstack([[[0.0]], 2.0 * lam * w[1:]])


@alternative("ridge_gradient")
def diagonal(w, X, y, lam):
    "the penalty as a diagonal matrix"
    n, m = X.shape
    D = np.diag([0.0] + [1.0] * (n - 1))
    return 2 * ((X @ X.T / m + lam * D) @ w - X @ y.T / m)


@alternative("ridge_gradient")
def added_to_the_tail(w, X, y, lam):
    "a float gradient whose tail is increased"
    gradient = np.array(mse_gradient(w, X, y), dtype=float)
    gradient[1:] += 2 * lam * w[1:]
    return gradient
