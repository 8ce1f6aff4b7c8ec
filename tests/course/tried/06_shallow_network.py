# %% backward right einsum
"""Einsum and means, float64."""

import numpy as np


def backward(params, cache, X, Y):
    m = Y.shape[1]
    d2 = np.asarray(cache["A2"] - Y, dtype=float)
    d1 = np.einsum("oh,om->hm", params["W2"], d2) * (1 / np.cosh(np.clip(cache["Z1"], -300, 300)) ** 2)
    return dict(
        dW2=np.einsum("om,hm->oh", d2, cache["A1"]) / m,
        db2=d2.mean(1, keepdims=True),
        dW1=np.einsum("hm,nm->hn", d1, X) / m,
        db1=d1.mean(1).reshape(-1, 1),
    )


# %% backward right examples
"""Adds up example by example."""

import numpy as np


def backward(params, cache, X, Y):
    m = X.shape[1]
    g = {"d" + k: np.zeros(params[k].shape) for k in ("W1", "b1", "W2", "b2")}
    d2 = cache["A2"] - Y
    for j in range(m):
        a1, x = cache["A1"][:, [j]], X[:, [j]]
        d1 = params["W2"].T * d2[0, j] * (1 - a1) * (1 + a1)
        for key, part in (("dW1", d1 @ x.T), ("db1", d1), ("dW2", d2[:, [j]] @ a1.T), ("db2", d2[:, [j]])):
            g[key] += part / m
    return g


# %% backward right forward_again
"""Takes the activations from a forward of its own."""

import numpy as np


def backward(params, cache, X, Y):
    _, cache = forward(params, X)
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    grads = {}
    for k, d, a in ((2, dZ2, cache["A1"]), (1, dZ1, X)):
        grads[f"dW{k}"], grads[f"db{k}"] = np.dot(d, a.T), np.sum(d, axis=1)[:, None]
    return grads


# %% backward right plain
"""1/m put into dZ2."""

def backward(params, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared right einsum
"""Einsum and means, float64."""

import numpy as np


def backward_squared(params, cache, X, Y):
    m = Y.shape[1]
    d2 = np.asarray((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"]), dtype=float)
    d1 = np.einsum("oh,om->hm", params["W2"], d2) * (1 / np.cosh(np.clip(cache["Z1"], -300, 300)) ** 2)
    return dict(
        dW2=np.einsum("om,hm->oh", d2, cache["A1"]) / m,
        db2=d2.mean(1, keepdims=True),
        dW1=np.einsum("hm,nm->hn", d1, X) / m,
        db1=d1.mean(1).reshape(-1, 1),
    )


# %% backward_squared right examples
"""Adds up example by example."""

import numpy as np


def backward_squared(params, cache, X, Y):
    m = X.shape[1]
    g = {"d" + k: np.zeros(params[k].shape) for k in ("W1", "b1", "W2", "b2")}
    d2 = (cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])
    for j in range(m):
        a1, x = cache["A1"][:, [j]], X[:, [j]]
        d1 = params["W2"].T * d2[0, j] * (1 - a1) * (1 + a1)
        for key, part in (("dW1", d1 @ x.T), ("db1", d1), ("dW2", d2[:, [j]] @ a1.T), ("db2", d2[:, [j]])):
            g[key] += part / m
    return g


# %% backward_squared right forward_again
"""Takes the activations from a forward of its own."""

import numpy as np


def backward_squared(params, cache, X, Y):
    _, cache = forward(params, X)
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    grads = {}
    for k, d, a in ((2, dZ2, cache["A1"]), (1, dZ1, X)):
        grads[f"dW{k}"], grads[f"db{k}"] = np.dot(d, a.T), np.sum(d, axis=1)[:, None]
    return grads


# %% backward_squared right plain
"""1/m put into dZ2."""

def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% cost right dots
"""Matrix products, a 0-d array."""

import numpy as np


def cost(A2, Y):
    A = np.clip(A2.astype(np.float64), 1e-12, 1 - 1e-12)
    return np.squeeze(-(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / A.shape[1])


# %% cost right label_probability
"""The probability of what was true."""

import numpy as np


def cost(A2, Y):
    p = np.where(Y == 1, A2, 1 - np.asarray(A2, float))
    return -np.log(np.maximum(p, 1e-12)).sum() / Y.size


# %% cost right loop
"""A loop with math."""

import math


def cost(A2, Y):
    total = 0
    for a, y in zip(A2.flat, Y.flat):
        a = min(max(float(a), 1e-12), 1 - 1e-12)
        total += -math.log(a) if y else -math.log1p(-a)
    return total / Y.shape[1]


# %% cost right mean
"""The mean."""

import numpy as np


def cost(A2, Y):
    A = np.clip(np.asarray(A2, float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# %% forward right examples
"""Example by example, put together."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    columns = []
    for j in range(X.shape[1]):
        x = X[:, j : j + 1]
        z1 = params["W1"] @ x + params["b1"]
        z2 = params["W2"] @ np.tanh(z1) + params["b2"]
        columns.append((z1, np.tanh(z1), z2, expit(z2)))
    Z1, A1, Z2, A2 = (np.hstack(part) for part in zip(*columns))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% forward right expit
"""Scipy's sigmoid."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = expit(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% forward right split_sigmoid
"""Exp(-|z|), params unpacked by **, float64 throughout."""

import numpy as np


def _scores(X, W1, b1, W2, b2, **rest):
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    return Z1, A1, W2 @ A1 + b2


def forward(params, X):
    Z1, A1, Z2 = _scores(X.astype(float), **params)
    e = np.exp(-np.abs(Z2))
    A2 = np.where(Z2 >= 0, 1 / (1 + e), e / (1 + e))
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)


# %% forward right tanh_sigmoid
"""Sigmoid by tanh, cache filled step by step, more in it than asked."""

import numpy as np


def forward(params, X):
    cache = {"X": X}
    cache["Z1"] = np.dot(params["W1"], X) + params["b1"]
    cache["A1"] = np.tanh(cache["Z1"])
    cache["Z2"] = np.dot(params["W2"], cache["A1"]) + params["b2"]
    cache["A2"] = 0.5 + 0.5 * np.tanh(0.5 * cache["Z2"])
    return cache["A2"], cache


# %% init_params right dict_keywords
"""Dict(...), integer zeros as float, another keyword more."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5, bias=0.0):
    return dict(
        W1=rng.normal(size=(n_h, n_x)) * scale,
        W2=rng.normal(size=(n_y, n_h)) * scale,
        b1=np.full((n_h, 1), bias),
        b2=np.full((n_y, 1), bias),
    )


# %% init_params right normal_scale
"""Rng.normal(0, 1, ...), a dict built up."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    p = {}
    for k, (rows, cols) in enumerate([(n_h, n_x), (n_y, n_h)], start=1):
        p[f"W{k}"] = rng.normal(0, 1, size=(rows, cols)) * scale
        p[f"b{k}"] = np.zeros((rows, 1))
    return p


# %% init_params right one_stream
"""All numbers in one draw, then cut."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    u = scale * rng.normal(size=n_h * n_x + n_y * n_h)
    W1, W2 = u[: n_h * n_x].reshape(n_h, n_x), u[n_h * n_x :].reshape(n_y, n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


# %% init_params right standard_normal
"""Standard_normal, drawn in order."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


# %% train right array_costs
"""Costs in an array, n_y from Y."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    params, costs = init_params(len(X), n_h, Y.shape[0], rng, scale=0.5), np.empty(steps)
    for t in range(steps):
        A2, cache = forward(params, X)
        costs[t] = cost(A2, Y)
        grads = backward(params, cache, X, Y)
        params = update(params, grads, lr)
    return params, costs


# %% train right by_hand
"""All in one function, own draws in the order of init_params."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    n, m = X.shape
    W1 = 0.5 * rng.standard_normal((n_h, n))
    W2 = 0.5 * rng.standard_normal((1, n_h))
    b1, b2 = np.zeros((n_h, 1)), np.zeros((1, 1))
    costs = []
    for _ in range(steps):
        A1 = np.tanh(W1 @ X + b1)
        Z2 = W2 @ A1 + b2
        A2 = 0.5 * (1 + np.tanh(Z2 / 2))
        P = np.clip(A2, 1e-12, 1 - 1e-12)
        costs.append(-np.mean(np.where(Y == 1, np.log(P), np.log(1 - P))))
        D2 = (A2 - Y) / m
        D1 = (W2.T @ D2) * (1 - A1**2)
        W2, b2 = W2 - lr * D2 @ A1.T, b2 - lr * D2.sum(axis=1, keepdims=True)
        W1, b1 = W1 - lr * D1 @ X.T, b1 - lr * D1.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs


# %% train right plain
"""The notebook's functions."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


# %% train right print_option
"""An option more, a helper inside."""

def train(X, Y, n_h, lr, steps, rng, verbose=False):
    def step(params):
        A2, cache = forward(params, X)
        return update(params, backward(params, cache, X, Y), lr), cost(A2, Y)
    
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = ()
    while len(costs) < steps:
        params, value = step(params)
        costs += (value,)
        if verbose:
            print(len(costs), value)
    return params, list(costs)


# %% update right comprehension
"""A dict comprehension."""

def update(params, grads, lr):
    return {k: params[k] - lr * grads["d" + k] for k in params}


# %% update right copies
"""In place on float copies."""

import numpy as np


def update(params, grads, lr):
    new = {k: np.array(v, dtype=float) for k, v in params.items()}
    for k in new:
        new[k] -= lr * grads[f"d{k}"]
    return new


# %% update right four_lines
"""Key by key."""

def update(params, grads, lr):
    new = {}
    new["W1"] = params["W1"] - lr * grads["dW1"]
    new["b1"] = params["b1"] - lr * grads["db1"]
    new["W2"] = params["W2"] - lr * grads["dW2"]
    new["b2"] = params["b2"] - lr * grads["db2"]
    return new


# %% update right from_grads
"""Walks over the gradients."""

import numpy as np


def update(params, grads, lr):
    return dict((k[1:], np.subtract(params[k[1:]], np.multiply(lr, g))) for k, g in grads.items())


# %% backward wrong cache_in_place
"""Squares A1 in the cache."""

def backward(params, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dW2 = dZ2 @ cache["A1"].T
    cache["A1"] **= 2
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"])
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dW2, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward wrong chain_clipped
"""The chain rule through clipped probabilities: no gradient where sure and wrong."""

import numpy as np


def backward(params, cache, X, Y):
    A = np.clip(cache["A2"], 1e-12, 1 - 1e-12)
    dZ2 = (A - Y) / (A * (1 - A)) * cache["A2"] * (1 - cache["A2"]) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward wrong chain_unsafe
"""DA = -Y/A + (1-Y)/(1-A): divides by 0 where A2 is 0 or 1."""

def backward(params, cache, X, Y):
    A = cache["A2"]
    dZ2 = (-Y / A + (1 - Y) / (1 - A)) * A * (1 - A) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward wrong db1_flat
"""Db1 is (n_h,)."""

def backward(params, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward wrong db_unsummed
"""Db1 without its sum over the examples."""

def backward(params, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1, "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward wrong names
"""Keys W1, b1, ... without the d."""

def backward(params, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"W1": dZ1 @ X.T, "b1": dZ1.sum(axis=1, keepdims=True), "W2": dZ2 @ cache["A1"].T, "b2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared wrong cache_in_place
"""Squares A1 in the cache."""

def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dW2 = dZ2 @ cache["A1"].T
    cache["A1"] **= 2
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"])
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dW2, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared wrong db1_flat
"""Db1 is (n_h,)."""

def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared wrong db_all
"""Db1 summed over everything; shows for n_h > 1."""

import numpy as np


def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": np.full((len(dZ1), 1), dZ1.sum()), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared wrong db_unsummed
"""Db1 without its sum over the examples."""

def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1, "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared wrong m_of_rows
"""Divides by the number of features; shows for n_x != m."""

def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / len(X)
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True), "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}


# %% backward_squared wrong names
"""Keys W1, b1, ... without the d."""

def backward_squared(params, cache, X, Y):
    dZ2 = ((cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])) / X.shape[1]
    dZ1 = params["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"W1": dZ1 @ X.T, "b1": dZ1.sum(axis=1, keepdims=True), "W2": dZ2 @ cache["A1"].T, "b2": dZ2.sum(axis=1, keepdims=True)}


# %% cost wrong balanced
"""Mean of the two classes' means; shows for unequal classes."""

import numpy as np


def cost(A2, Y):
    A = np.clip(A2, 1e-12, 1 - 1e-12)
    s, b = np.sum(Y), np.sum(1 - Y)
    return -np.sum(Y * np.log(A)) / max(2 * s, 1) - np.sum((1 - Y) * np.log(1 - A)) / max(2 * b, 1)


# %% cost wrong clip_in_place
"""Clips A2 itself."""

import numpy as np


def cost(A2, Y):
    np.clip(A2, 1e-12, 1 - 1e-12, out=A2)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))


# %% cost wrong eps_1e8
"""1e-8 added; shows at A2 = 0."""

import numpy as np


def cost(A2, Y):
    return -np.mean(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8))


# %% cost wrong float32_clip
"""Clips in the input's type: 1 - 1e-12 is 1 in float32; log(0) there."""

import numpy as np


def cost(A2, Y):
    A = np.clip(A2, np.asarray(1e-12, A2.dtype), np.asarray(1 - 1e-12, A2.dtype))
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# %% cost wrong nan_to_num
"""Log(0) taken, repaired."""

import numpy as np


def cost(A2, Y):
    return float(-np.mean(np.nan_to_num(Y * np.log(A2) + (1 - Y) * np.log(1 - A2), neginf=np.log(1e-12))))


# %% cost wrong unclipped
"""Log(0) taken."""

import numpy as np


def cost(A2, Y):
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))


# %% forward wrong bias_in_place
"""Adds the bias of the second layer to the parameter: changes params."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = expit(Z2)
    params['Z2'] = Z2
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% forward wrong cache_tuple
"""The cache is a tuple."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = expit(Z2)
    return A2, (Z1, A1, Z2, A2)


# %% forward wrong clipped_probability
"""A2 clipped to [1e-3, 1 - 1e-3]; shows for sure predictions."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = np.clip(expit(Z2), 1e-3, 1 - 1e-3)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% forward wrong dict_order
"""Unpacks params by their order; shows when the keys come in another order."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    W1, b1, W2, b2 = params.values()
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = expit(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% forward wrong flat_output
"""A2 is (m,)."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = expit(Z2)[0]
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% forward wrong naive_sigmoid
"""1/(1+exp(-z)): overflow at large negative scores."""

import numpy as np


def forward(params, X):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# %% init_params wrong bias_flat
"""Biases (n,)."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros(n_h), "W2": W2, "b2": np.zeros(n_y)}


# %% init_params wrong biases_drawn
"""Biases drawn too, between the weights, then set to zero; shows in W2."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    rng.standard_normal((n_h, 1))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


# %% init_params wrong global
"""Np.random.randn."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * np.random.randn(n_h, n_x)
    W2 = scale * np.random.randn(n_y, n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


# %% init_params wrong positional_scale
"""Scale before rng in the argument list; shows when called by position."""

import numpy as np


def init_params(n_x, n_h, n_y, scale=0.5, rng=None):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


# %% init_params wrong scale_first_only
"""Only W1 is scaled."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


# %% init_params wrong shared_bias
"""B1 and b2 share one array of the hidden size; shows for n_h != 1."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5):
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    b = np.zeros((n_h, 1))
    return {"W1": W1, "b1": b, "W2": W2, "b2": b}


# %% train wrong best
"""The best parameters on the way; shows when the cost rises."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs, best = [], (np.inf, params)
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        if costs[-1] < best[0]:
            best = (costs[-1], params)
        params = update(params, backward(params, cache, X, Y), lr)
    return best[1] if min(costs[-1:] or [np.inf]) > best[0] else params, costs


# %% train wrong decay
"""Learning rate decays."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for t in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr / (1 + 0.01 * t))
    return params, costs


# %% train wrong global_seed
"""Seeds the global generator."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    np.random.seed(1)
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


# %% train wrong n_h_floor
"""At least two hidden units; shows for n_h = 1."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], max(n_h, 2), 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


# %% train wrong stops_early
"""Stops when the cost falls by less than 1e-6."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-6:
            break
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


# %% train wrong zero_steps
"""Returns the cost of the start for no steps; shows for steps = 0."""

def train(X, Y, n_h, lr, steps, rng):
    params = init_params(X.shape[0], n_h, 1, rng)
    costs = []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs or [cost(forward(params, X)[0], Y)]


# %% update wrong grads_scaled
"""Scales the gradients in place."""

def update(params, grads, lr):
    new = {}
    for k in params:
        g = grads["d" + k]
        g *= lr
        new[k] = params[k] - g
    return new


# %% update wrong in_place
"""-= on the caller's arrays."""

def update(params, grads, lr):
    for k in params:
        params[k] -= lr * grads["d" + k]
    return params


# %% update wrong integer
"""Keeps the type of the parameters; shows for integers."""

def update(params, grads, lr):
    return {k: (params[k] - lr * grads["d" + k]).astype(params[k].dtype) for k in params}


# %% update wrong same_dict
"""New arrays in the caller's dict."""

def update(params, grads, lr):
    for k in list(params):
        params[k] = params[k] - lr * grads["d" + k]
    return params


# %% update wrong shallow
"""A shallow copy whose arrays are changed in place."""

def update(params, grads, lr):
    new = dict(params)
    for k in new:
        new[k] -= lr * grads["d" + k]
    return new


# %% update wrong zip_order
"""Pairs by order of the dicts; shows when grads come from the back."""

def update(params, grads, lr):
    return {k: v - lr * g for (k, v), g in zip(params.items(), grads.values())}
