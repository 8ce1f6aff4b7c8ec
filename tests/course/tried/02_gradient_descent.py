# %% bias_variance right decomposition
"""Variance as total error less bias."""

import numpy as np


def bias_variance(predictions, truth):
    error = predictions - truth[None, :]
    bias2 = float(np.square(error.mean(0)).mean())
    return bias2, float(np.mean(error**2) - bias2)


# %% bias_variance right loops
"""Point by point in Python floats; a list returned in place of nothing: a tuple."""

import statistics


def bias_variance(predictions, truth):
    bias2 = variance = 0.0
    k, m = predictions.shape
    for i in range(m):
        column = [float(v) for v in predictions[:, i]]
        bias2 += (statistics.fmean(column) - float(truth[i])) ** 2 / m
        variance += statistics.pvariance(column) / m
    return bias2, variance


# %% bias_variance right residuals
"""From the residuals to the mean."""

import numpy as np


def bias_variance(predictions, truth):
    p = np.asarray(predictions, dtype=np.float64)
    average = np.average(p, axis=0)
    spread = p - average
    return mse(average, truth), float((spread * spread).mean())


# %% gaussian_nll right full
"""Sigma spread by np.full first, chi2 and penalty apart."""

import numpy as np


def gaussian_nll(h, y, sigma):
    s = np.full(y.shape, 1.0) * sigma
    pull = np.divide(np.subtract(y, h), s)
    chi2 = np.vdot(pull, pull)
    return chi2 + 2.0 * np.sum(np.log(s))


# %% gaussian_nll right isscalar
"""Two branches."""

import numpy as np


def gaussian_nll(h, y, sigma):
    d = (h - y) / sigma
    if np.ndim(sigma) == 0:
        return np.dot(d, d) + 2 * d.size * np.log(sigma)
    return np.dot(d, d) + 2 * np.log(sigma).sum()


# %% gaussian_nll right loop
"""A loop with math.log."""

import math

import numpy as np


def gaussian_nll(h, y, sigma):
    total = 0.0
    for a, b, s in zip(h, y, np.broadcast_to(sigma, np.shape(y))):
        total += ((float(b) - float(a)) / float(s)) ** 2 + 2 * math.log(s)
    return total


# %% gradient_descent right array
"""One array of all steps."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    history = np.empty((steps + 1,) + w0.shape)
    history[0] = w0
    for t in range(steps):
        history[t + 1] = history[t] - lr * grad(history[t])
    return history[-1], history


# %% gradient_descent right generator
"""A generator of positions."""

import numpy as np


def _path(grad, w, lr, steps):
    yield w
    for _ in range(steps):
        w = w - lr * grad(w)
        yield w


def gradient_descent(grad, w0, lr, steps):
    history = [*_path(grad, np.asarray(w0) * 1.0, lr, steps)]
    return history[-1].copy(), history


# %% gradient_descent right in_place_on_copy
"""In place on a copy of its own, grad gets a copy."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    w = w0.astype(float)
    history = [w0]
    while len(history) < steps + 1:
        w -= lr * np.asarray(grad(w.copy()))
        history += [np.array(w)]
    return w, history


# %% minibatches right argsort
"""Sorts random keys; lists turned into arrays."""

import math

import numpy as np


def minibatches(m, size, rng):
    keys = rng.normal(size=m)
    order = sorted(range(m), key=keys.__getitem__)
    return [np.array(order[b * size : (b + 1) * size]) for b in range(math.ceil(m / size))]


# %% minibatches right choice
"""Draws without replacement."""

def minibatches(m, size, rng):
    order = rng.choice(m, size=m, replace=False)
    batches = []
    while order.size:
        batches.append(order[:size])
        order = order[size:]
    return batches


# %% minibatches right shuffle
"""Rng.shuffle of a fresh arange, copies."""

import numpy as np


def minibatches(m, size, rng):
    order = np.arange(m)
    rng.shuffle(order)
    full, rest = divmod(m, size)
    out = [order[k * size : k * size + size].copy() for k in range(full)]
    if rest:
        out.append(order[-rest:].copy())
    return out


# %% mse right loop
"""A loop over pairs in Python floats."""

import math


def mse(h, y):
    pairs = list(zip(h.flatten().tolist(), y.flatten().tolist()))
    return math.fsum((p - q) ** 2 for p, q in pairs) / len(pairs)


# %% mse right norm
"""Squared norm over the number."""

import numpy as np


def mse(h, y):
    d = np.ravel(np.asarray(h, float) - np.asarray(y, float))
    return float(np.linalg.norm(d) ** 2 / d.size)


# %% mse right sklearn
"""Sklearn's mean_squared_error over flat arrays."""

import numpy as np
from sklearn.metrics import mean_squared_error


def mse(h, y):
    return mean_squared_error(np.ravel(y), np.ravel(h))


# %% mse_gradient right loop
"""An outer loop over the examples."""

import numpy as np


def mse_gradient(w, X, y):
    n, m = X.shape
    total = [0.0] * n
    for j in range(m):
        error = sum(float(w[k, 0]) * float(X[k, j]) for k in range(n)) - float(y[0, j])
        for k in range(n):
            total[k] += 2 * error * float(X[k, j]) / m
    return np.array(total).reshape(n, 1)


# %% mse_gradient right normal_form
"""Through X X^T and X y^T."""

import numpy as np


def mse_gradient(w, X, y):
    X, y = np.asarray(X, float), np.asarray(y, float)
    m = y.size
    return (2 / m) * (np.dot(X @ X.T, w) - X @ y.T)


# %% mse_gradient right tensorflow
"""Automatic differentiation by exact central differences: the cost is a parabola."""

import numpy as np


def mse_gradient(w, X, y):
    w = np.asarray(w, dtype=float)
    g = np.zeros_like(w)
    for k in range(w.shape[0]):
        e = np.zeros_like(w)
        e[k] = 1.0
        g[k] = (np.mean(((w + e).T @ X - y) ** 2) - np.mean(((w - e).T @ X - y) ** 2)) / 2
    return g


# %% poly_features right cumprod
"""Cumulated products below a row of ones."""

import numpy as np


def poly_features(x, degree):
    rows = np.ones((degree + 1, len(x)))
    rows[1:] = x
    return np.cumprod(rows, axis=0)


# %% poly_features right horner_loop
"""Entry by entry in Python floats."""

import numpy as np


def poly_features(x, degree):
    out = np.empty((degree + 1, x.shape[0]))
    for i, value in enumerate(x.tolist()):
        power = 1.0
        for k in range(degree + 1):
            out[k, i] = power
            power *= value
    return out


# %% poly_features right sklearn
"""Sklearn's PolynomialFeatures."""

import numpy as np


def poly_features(x, degree):
    from sklearn.preprocessing import PolynomialFeatures

    return PolynomialFeatures(degree).fit_transform(np.asarray(x, float).reshape(-1, 1)).T


# %% ridge_gradient right matrix
"""A diagonal penalty matrix with a zero."""

import numpy as np


def ridge_gradient(w, X, y, lam):
    m = X.shape[1]
    P = np.diag([0.0] + [float(lam)] * (len(w) - 1))
    return 2 * ((X @ X.T / m + P) @ w - X @ y.T / m)


# %% ridge_gradient right rows
"""Row by row, keyword argument added."""

import numpy as np


def ridge_gradient(w, X, y, lam, first=1):
    r = (w.T @ X - y)[0]
    return np.array([[2 * np.mean(r * X[k]) + (2 * lam * w[k, 0] if k >= first else 0.0)] for k in range(len(w))])


# %% ridge_gradient right slice
"""Adds to the rows from 1 on of its own array."""

import numpy as np


def ridge_gradient(w, X, y, lam):
    grad = np.array(mse_gradient(w, X, y), dtype=float)
    grad[1:] += 2 * lam * w[1:]
    return grad


# %% sgd right helper
"""One epoch in a helper of its own with its batches."""

import numpy as np


def _batches(order, size):
    for k in range(int(np.ceil(len(order) / size))):
        yield order[k * size : (k + 1) * size]


def _epoch(grad, w, X, y, lr, size, order):
    for b in _batches(order, size):
        w = w - lr * grad(w, X[:, b], y[:, b])
    return w


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = np.asarray(w0)
    for _ in range(epochs):
        w = _epoch(grad, w, X, y, lr, size, rng.permutation(X.shape[1]))
    return w


# %% sgd right reduce
"""Functools.reduce over the batches."""

from functools import reduce


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    def step(w, batch):
        return w - lr * grad(w, X[:, batch], y[:, batch])

    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        w0 = reduce(step, [order[k : k + size] for k in range(0, len(order), size)], w0)
    return w0


# %% sgd right shuffled_copies
"""Reorders copies of the original data each epoch."""

import numpy as np


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = np.array(w0, dtype=float)
    m = y.shape[1]
    for epoch in range(epochs):
        p = rng.permutation(np.arange(m))
        Xs, ys = np.take(X, p, axis=1), np.take(y, p, axis=1)
        start = 0
        while start < m:
            w -= lr * grad(w, Xs[:, start : start + size], ys[:, start : start + size])
            start += size
    return w


# %% bias_variance wrong absolute
"""Bias not squared."""

import numpy as np


def bias_variance(predictions, truth):
    return np.mean(np.abs(predictions.mean(axis=0) - truth)), np.mean(predictions.var(axis=0))


# %% bias_variance wrong centred_in_place
"""Centres the predictions in place."""

import numpy as np


def bias_variance(predictions, truth):
    mean = predictions.mean(axis=0)
    predictions -= mean
    return np.mean((mean - truth) ** 2), np.mean(predictions**2)


# %% bias_variance wrong global_variance
"""The variance of all entries; shows when the mean varies between points."""

import numpy as np


def bias_variance(predictions, truth):
    return np.mean((predictions.mean(axis=0) - truth) ** 2), np.var(predictions)


# %% bias_variance wrong integer_mean
"""The mean in the integers' own type; shows for integer predictions."""

import numpy as np


def bias_variance(predictions, truth):
    mean = np.mean(predictions, axis=0).astype(predictions.dtype)
    return np.mean((mean - truth) ** 2), np.mean((predictions - mean) ** 2)


# %% bias_variance wrong median
"""The median model."""

import numpy as np


def bias_variance(predictions, truth):
    return np.mean((np.median(predictions, axis=0) - truth) ** 2), np.mean(predictions.var(axis=0))


# %% gaussian_nll wrong first_sigma
"""M times the first sigma's logarithm; shows for different sigmas."""

import numpy as np


def gaussian_nll(h, y, sigma):
    s = np.ravel(sigma)
    return np.sum(((y - h) / sigma) ** 2) + 2 * len(y) * np.log(s[0])


# %% gaussian_nll wrong in_place
"""Divides into y; shows in the argument (and fails for integers)."""

import numpy as np


def gaussian_nll(h, y, sigma):
    y -= h
    y /= sigma
    return np.sum(y**2 + 2 * np.log(sigma))


# %% gaussian_nll wrong integer_sigma
"""Sigma cast to the type of y; shows for integer y with sigma 0.5 or 1.5."""

import numpy as np


def gaussian_nll(h, y, sigma):
    sigma = np.full_like(y, sigma)
    sigma = np.where(sigma == 0, 1, sigma)
    return np.sum(((y - h) / sigma) ** 2 + 2 * np.log(sigma))


# %% gaussian_nll wrong log_of_density
"""The logarithm of the density, which underflows to 0; shows 40 sigma away."""

import numpy as np


def gaussian_nll(h, y, sigma):
    density = np.exp(-0.5 * ((y - h) / sigma) ** 2) / sigma
    return -2 * np.sum(np.log(np.maximum(density, 1e-300)))


# %% gaussian_nll wrong product
"""The logarithm of the product of all densities; shows as soon as the product underflows."""

import numpy as np


def gaussian_nll(h, y, sigma):
    density = np.exp(-0.5 * ((y - h) / sigma) ** 2) / sigma
    return -2 * np.log(np.maximum(np.prod(density), 1e-300))


# %% gradient_descent wrong clipped
"""Gradient clipped at 10; shows far from the minimum."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    w, history = w0 * 1.0, [w0 * 1.0]
    for _ in range(steps):
        w = w - lr * np.clip(grad(w), -10, 10)
        history.append(w)
    return w, history


# %% gradient_descent wrong in_place
"""W -= on the argument; shows in w0 and in a history of equal entries."""

def gradient_descent(grad, w0, lr, steps):
    w, history = w0, [w0.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        history.append(w.copy())
    return w, history


# %% gradient_descent wrong stops_early
"""Stops when the gradient is small; shows in the length of the history near the minimum."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    w, history = w0 * 1.0, [w0 * 1.0]
    for _ in range(steps):
        g = grad(w)
        if np.linalg.norm(g) < 1e-6:
            break
        w = w - lr * g
        history.append(w)
    return w, history


# %% gradient_descent wrong typed_like_w0
"""Keeps w0's type: an integer start stays integer; shows for integer w0."""

def gradient_descent(grad, w0, lr, steps):
    w = w0.copy()
    history = [w.copy()]
    for _ in range(steps):
        w = (w - lr * grad(w)).astype(w0.dtype)
        history.append(w)
    return w, history


# %% gradient_descent wrong zero_steps
"""The result is unbound for steps = 0."""

def gradient_descent(grad, w0, lr, steps):
    history = [w0]
    for _ in range(steps):
        w = history[-1] - lr * grad(history[-1])
        history.append(w)
    return w, history


# %% minibatches wrong global
"""Np.random.permutation: global state."""

import numpy as np


def minibatches(m, size, rng):
    order = np.random.permutation(m)
    return [order[i : i + size] for i in range(0, m, size)]


# %% minibatches wrong no_shuffle
"""In order."""

import numpy as np


def minibatches(m, size, rng):
    order = np.arange(m)
    return [order[i : i + size] for i in range(0, m, size)]


# %% minibatches wrong own_seed
"""A generator of its own with a fixed seed: the same order each call."""

import numpy as np


def minibatches(m, size, rng):
    order = np.random.default_rng(0).permutation(m)
    return [order[i : i + size] for i in range(0, m, size)]


# %% minibatches wrong remembers
"""Shuffles a stored order once per m: later calls give the same batches."""

_orders = {}


def minibatches(m, size, rng):
    if m not in _orders:
        _orders[m] = rng.permutation(m)
    return [_orders[m][i : i + size] for i in range(0, m, size)]


# %% minibatches wrong shuffled_blocks
"""Blocks of neighbours, only their order is shuffled."""

import numpy as np


def minibatches(m, size, rng):
    blocks = [np.arange(i, min(i + size, m)) for i in range(0, m, size)]
    blocks = [blocks[k] for k in rng.permutation(len(blocks))]
    return sorted(blocks, key=len, reverse=True)


# %% mse wrong in_place
"""Subtracts into h; shows in the argument."""

import numpy as np


def mse(h, y):
    h -= y
    return np.mean(h**2)


# %% mse wrong int_squares
"""Casts y to int before; shows on fractions."""

import numpy as np


def mse(h, y):
    return np.mean((h - y.astype(int)) ** 2)


# %% mse wrong len
"""Divides by len, which is 1 for (1, m); shows for (1, m)."""

import numpy as np


def mse(h, y):
    return float(np.sum((h - y) ** 2) / len(h))


# %% mse wrong one_d_array
"""Mean over the last axis: an array for (1, m)."""

import numpy as np


def mse(h, y):
    return np.mean((h - y) ** 2, axis=-1)


# %% mse wrong shape0_matrix
"""Matrix product that needs (1, m); shows for (m,)."""

def mse(h, y):
    d = h - y
    return float((d @ d.T)[0, 0] / d.shape[1])


# %% mse_gradient wrong bias_row
"""Takes row 0 for a bias of ones; shows when row 0 is not 1."""

import numpy as np


def mse_gradient(w, X, y):
    r = w[1:].T @ X[1:] + w[0] - y
    return 2 * np.vstack([r.sum(axis=1, keepdims=True), X[1:] @ r.T]) / y.size


# %% mse_gradient wrong flat
"""(n,) in place of (n, 1)."""

import numpy as np


def mse_gradient(w, X, y):
    return 2 * np.mean((w.T @ X - y) * X, axis=1)


# %% mse_gradient wrong in_place_y
"""Subtracts into y."""

def mse_gradient(w, X, y):
    y -= w.T @ X
    return -2 * X @ y.T / y.shape[1]


# %% mse_gradient wrong squeeze
"""Squeezed prediction: a number of features equal to 1 makes the matrix one-dimensional."""

import numpy as np


def mse_gradient(w, X, y):
    X2 = np.squeeze(X)
    r = np.squeeze(w) @ X2 - np.squeeze(y)
    return np.reshape(2 * X2 @ r / y.size, w.shape)


# %% mse_gradient wrong typed_like_w
"""Filled into an array of w's type; shows for integer w."""

import numpy as np


def mse_gradient(w, X, y):
    g = np.zeros_like(w)
    g[:] = 2 * X @ (w.T @ X - y).T / X.shape[1]
    return g


# %% poly_features wrong at_least_linear
"""Degree 0 gives two rows; shows for degree 0."""

import numpy as np


def poly_features(x, degree):
    rows = [np.ones(len(x)), np.asarray(x, float)]
    for k in range(2, degree + 1):
        rows.append(rows[-1] * x)
    return np.array(rows)


# %% poly_features wrong columns
"""(m, degree+1): shows in the shape, or in value where m = degree+1."""

import numpy as np


def poly_features(x, degree):
    return np.vander(x, degree + 1, increasing=True)


# %% poly_features wrong exp_log
"""Powers by the logarithm of |x|; shows for negative x with odd k, and at 0."""

import numpy as np


def poly_features(x, degree):
    k = np.arange(degree + 1)[:, None]
    return np.exp(k * np.log(np.abs(x) + 1e-300))


# %% poly_features wrong in_place
"""Multiplies into a row that is x itself; shows in the argument for degree >= 2."""

import numpy as np


def poly_features(x, degree):
    rows, p = [np.ones(len(x))], x
    for k in range(degree):
        rows.append(p.copy())
        p *= x if k == 0 else rows[1]
    return np.array(rows)


# %% poly_features wrong like_x
"""Fills an array typed int whenever x has whole values; shows on nothing but a mixed x cast by its first value."""

import numpy as np


def poly_features(x, degree):
    out = np.zeros((degree + 1, len(x)), dtype=int if float(x[0]).is_integer() else float)
    for k in range(degree + 1):
        out[k] = np.asarray(x, float) ** k
    return out


# %% ridge_gradient wrong bias_too
"""Regularises row 0 as well."""

def ridge_gradient(w, X, y, lam):
    return mse_gradient(w, X, y) + 2 * lam * w


# %% ridge_gradient wrong drops_bias_gradient
"""Gradient of row 0 set to zero as well."""

def ridge_gradient(w, X, y, lam):
    g = mse_gradient(w, X, y) + 2 * lam * w
    g[0] = 0
    return g


# %% ridge_gradient wrong int_lam
"""The penalty in an array of w's type; shows for integer w with lam 0.3."""

import numpy as np


def ridge_gradient(w, X, y, lam):
    v = np.zeros_like(w)
    v[1:] = 2 * lam * w[1:]
    return mse_gradient(w, X, y) + v


# %% ridge_gradient wrong needs_two
"""Breaks when there is only the bias; shows for n = 1."""

def ridge_gradient(w, X, y, lam):
    g = mse_gradient(w, X, y)
    g[1:] += 2 * lam * w[1:]
    assert w[1:].max() is not None
    return g


# %% ridge_gradient wrong zeroes_w
"""Sets row 0 of w itself to zero after use; shows in the argument."""

def ridge_gradient(w, X, y, lam):
    g = mse_gradient(w, X, y)
    w[0] = 0
    return g + 2 * lam * w


# %% sgd wrong global_rng
"""Np.random instead of rng."""

import numpy as np


def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = w0.copy()
    m = X.shape[1]
    for _ in range(epochs):
        p = np.random.permutation(m)
        for i in range(0, m, size):
            w = w - lr * grad(w, X[:, p[i : i + size]], y[:, p[i : i + size]])
    return w


# %% sgd wrong in_place
"""Updates w0 itself."""

def sgd(grad, w0, X, y, lr, epochs, size, rng):
    m = X.shape[1]
    for _ in range(epochs):
        p = rng.permutation(m)
        for i in range(0, m, size):
            w0 -= lr * grad(w0, X[:, p[i : i + size]], y[:, p[i : i + size]])
    return w0


# %% sgd wrong one_permutation
"""Draws the permutation once for all epochs."""

def sgd(grad, w0, X, y, lr, epochs, size, rng):
    w = w0.copy()
    m = X.shape[1]
    p = rng.permutation(m)
    for _ in range(epochs):
        for i in range(0, m, size):
            w = w - lr * grad(w, X[:, p[i : i + size]], y[:, p[i : i + size]])
    return w


# %% sgd wrong own_mse_gradient
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


# %% sgd wrong shuffles_arguments
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
