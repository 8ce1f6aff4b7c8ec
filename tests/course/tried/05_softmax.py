# %% activation right dictionary
"""A dictionary of functions, safe forms throughout."""

import numpy as np
from scipy.special import expit

_TABLE = {
    "identity": lambda z: z,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "sigmoid": expit,
    "tanh": np.tanh,
    "arctan": np.arctan,
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "softplus": lambda z: np.logaddexp(0, z),
}


def activation(name, z):
    return _TABLE[name](z)


# %% activation right masks
"""Masks on a float copy, heaviside for the step."""

import numpy as np


def activation(name, z):
    a = np.array(z, dtype=np.float64)
    minus = a < 0
    if name == "step":
        return np.heaviside(a, 1.0)
    if name == "sigmoid":
        e = np.exp(-np.abs(a))
        return np.where(minus, e, 1.0) / (1.0 + e)
    if name == "tanh":
        e = np.exp(-2 * np.abs(a))
        return np.sign(a) * (1 - e) / (1 + e)
    if name == "arctan":
        return np.arctan(a)
    if name == "relu":
        a[minus] = 0.0
    elif name == "leaky_relu":
        a[minus] *= 0.01
    elif name == "elu":
        a[minus] = np.expm1(a[minus])
    elif name == "softplus":
        return np.log1p(np.exp(-np.abs(a))) + a.clip(min=0)
    return a


# %% activation right match
"""A match statement, whole numbers for the step."""

import numpy as np


def activation(name, z):
    match name:
        case "identity":
            return +z
        case "step":
            return (z >= 0).astype(int)
        case "sigmoid":
            return 0.5 * (1 + np.tanh(0.5 * z))
        case "tanh":
            return np.tanh(z)
        case "arctan":
            return np.arctan2(z, 1)
        case "relu":
            return z * (z > 0)
        case "leaky_relu":
            return np.maximum(z, 0) + 0.01 * np.minimum(z, 0)
        case "elu":
            return np.maximum(z, 0) + np.exp(np.minimum(z, 0)) - 1
        case "softplus":
            return np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))
    raise ValueError(name)


# %% activation right per_number
"""Number by number with math, reshaped at the end."""

import math

import numpy as np


def _one(name, z):
    if name == "identity":
        return z
    if name == "step":
        return 1.0 if z >= 0 else 0.0
    if name == "sigmoid":
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
    if name in ("tanh", "arctan"):
        return {"tanh": math.tanh, "arctan": math.atan}[name](z)
    if name == "softplus":
        return z + math.log1p(math.exp(-z)) if z > 0 else math.log1p(math.exp(z))
    if z > 0:
        return z
    return {"relu": 0.0, "leaky_relu": 0.01 * z, "elu": math.expm1(z)}[name]


def activation(name, z):
    return np.array([_one(name, float(v)) for v in np.ravel(z)]).reshape(np.shape(z))


# %% activation_derivative right class
"""A class with one method a name."""

import numpy as np


class _Slopes:
    def identity(self, z):
        return 0 * z + 1

    def step(self, z):
        return 0.0 * z

    def softplus(self, z):
        e = np.exp(-abs(z))
        return np.where(z < 0, e, 1) / (1 + e)

    def sigmoid(self, z):
        e = np.exp(-abs(z))
        return e / (1 + e) ** 2

    def tanh(self, z):
        return 4 * self.sigmoid(2 * z)

    def arctan(self, z):
        return (1 + z**2) ** -1.0

    def relu(self, z):
        return 1.0 * (z > 0)

    def leaky_relu(self, z):
        return 0.01 + 0.99 * (z > 0)

    def elu(self, z):
        return np.exp(-np.maximum(-z, 0))


def activation_derivative(name, z):
    return getattr(_Slopes(), name)(np.asarray(z, dtype=float))


# %% activation_derivative right dictionary
"""Analytical, by a dictionary."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.zeros(z.shape),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% activation_derivative right own_activation
"""By means of activation, whole numbers where they are whole."""

import numpy as np


def activation_derivative(name, z):
    if name == "identity":
        return np.ones_like(z)
    if name == "step":
        return np.zeros_like(z)
    if name == "sigmoid":
        a = activation("sigmoid", z)
        return a * (1 - a)
    if name == "tanh":
        return (1 - activation("tanh", z)) * (1 + activation("tanh", z))
    if name == "arctan":
        return np.cos(np.arctan(z)) ** 2
    if name == "relu":
        return (z > 0).astype(int)
    if name == "leaky_relu":
        return np.where(z <= 0, 0.01, 1)
    if name == "elu":
        return np.where(z > 0, 1, activation("elu", z) + 1)
    if name == "softplus":
        return activation("sigmoid", z)


# %% activation_derivative right piecewise
"""Np.piecewise and np.select in float64."""

import numpy as np


def activation_derivative(name, z):
    z = z.astype(np.float64)
    if name in ("relu", "leaky_relu", "elu", "identity", "step"):
        below = {"relu": 0.0, "leaky_relu": 0.01, "elu": np.exp, "identity": 1.0, "step": 0.0}[name]
        return np.piecewise(z, [z <= 0, z > 0], [below, 0.0 if name == "step" else 1.0])
    if name == "arctan":
        return np.reciprocal(1 + z * z)
    e = np.exp(-np.abs(z if name != "tanh" else 2 * z))
    slope = e / np.square(1 + e)
    if name == "sigmoid":
        return slope
    return 4 * slope if name == "tanh" else np.select([z >= 0], [1 / (1 + e)], e / (1 + e))


# %% categorical_cross_entropy right einsum
"""Einsum, left as a 0-d array."""

import numpy as np


def categorical_cross_entropy(A, Y):
    L = np.log(np.clip(np.asarray(A, np.float64), 1e-12, 1 - 1e-12))
    return np.asarray(-np.einsum("cm,cm->", np.asarray(Y, float), L) / A.shape[1])


# %% categorical_cross_entropy right log_loss
"""Sum(A*Y) is the probability of the right class."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return np.average(-np.log(np.clip((A * Y).sum(axis=0), 1e-12, 1 - 1e-12)))


# %% categorical_cross_entropy right loop
"""Loops and math.log."""

import math


def categorical_cross_entropy(A, Y):
    C, m = A.shape
    cost = 0
    for j in range(m):
        for c in range(C):
            if Y[c, j] == 1:
                cost -= math.log(min(max(float(A[c, j]), 1e-12), 1 - 1e-12))
    return cost / m


# %% categorical_cross_entropy right picked
"""The right class's probability picked."""

import numpy as np


def categorical_cross_entropy(A, Y):
    p = A[np.argmax(Y, axis=0), np.arange(A.shape[1])]
    return float(np.mean(-np.log(np.maximum(p.astype(float), 1e-12))))


# %% fit_softmax right augmented
"""One matrix with the bias in its last column, views returned."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    m = Y.shape[1]
    X1 = np.vstack([X, np.ones(m)])
    V = np.zeros((len(Y), len(X1)))
    for _ in range(epochs):
        for part in np.split(rng.permutation(m), np.arange(size, m, size)):
            E = softmax(V @ X1[:, part]) - Y[:, part]
            V = V - lr * np.mean(E[:, None, :] * X1[None, :, part], axis=2)
    return V[:, :-1], V[:, -1:]


# %% fit_softmax right in_place_own
"""In place on its own arrays, shuffled copies."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    C, m = Y.shape
    n = X.shape[0]
    W = np.zeros((C, n))
    b = np.zeros((C, 1))
    for epoch in range(epochs):
        p = rng.permutation(m)
        Xp, Yp = X[:, p], Y[:, p]
        k = 0
        while k < m:
            x, y = Xp[:, k : k + size], Yp[:, k : k + size]
            d = (softmax(W @ x + b) - y) / x.shape[1]
            W -= lr * (d @ x.T)
            b -= lr * d.sum(axis=1, keepdims=True)
            k += size
    return W, b


# %% fit_softmax right plain
"""Permutation, slices."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for i in range(0, m, size):
            part = order[i : i + size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
    return W, b


# %% fit_softmax right shuffle
"""Rng.shuffle of a fresh arange: the same draws as permutation."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W = np.zeros((Y.shape[0], X.shape[0]))
    b = np.zeros((Y.shape[0], 1))
    for _ in range(epochs):
        order = np.arange(X.shape[1])
        rng.shuffle(order)
        while len(order):
            head, order = order[:size], order[size:]
            cost, dW, db = softmax_propagate(W, b, np.take(X, head, 1), np.take(Y, head, 1))
            W = W - lr * dW
            b = b - lr * db
    return (W, b)


# %% predict_class right list
"""A list of Python ints made into an array."""

import numpy as np


def predict_class(W, b, X):
    Z = (W.astype(float) @ X.astype(float) + b).T.tolist()
    return np.array([z.index(max(z)) for z in Z])


# %% predict_class right loop
"""Class by class, keeping the best so far."""

import numpy as np


def predict_class(W, b, X):
    best = np.zeros(X.shape[1], dtype=int)
    top = W[0] @ X + b[0, 0]
    for c in range(1, len(W)):
        score = W[c] @ X + b[c, 0]
        best[score > top] = c
        top = np.maximum(top, score)
    return best


# %% predict_class right scores
"""Argmax of the scores."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(W @ X + b, axis=0)


# %% predict_class right softmax
"""Argmax of the probabilities, cast."""

import numpy as np


def predict_class(W, b, X):
    return softmax(np.dot(W, X) + b).argmax(0).astype(np.int32)


# %% softmax right columns
"""Column by column in a list."""

import numpy as np


def softmax(Z):
    columns = []
    for j in range(Z.shape[1]):
        z = Z[:, j].astype(float)
        e = np.exp(z - max(z))
        columns.append(e / sum(e))
    return np.column_stack(columns)


# %% softmax right logsumexp
"""Exp(Z - logsumexp) over the transposed."""

import numpy as np
from scipy.special import logsumexp


def softmax(Z):
    T = np.asarray(Z, dtype=float).T
    return np.exp(T - logsumexp(T, axis=1)[:, None]).T


# %% softmax right pairwise
"""One over the sum of exp of the differences, with large ones cut off where exp is 0 anyway."""

import numpy as np


def softmax(Z):
    D = np.asarray(Z, float)[None, :, :] - np.asarray(Z, float)[:, None, :]
    return 1 / np.exp(np.minimum(D, 700.0)).sum(axis=1)


# %% softmax right shifted
"""The column's maximum taken off."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


# %% softmax_propagate right augmented
"""The bias as a further feature of ones."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    X1 = np.concatenate([X, np.ones((1, X.shape[1]))])
    A = softmax(np.hstack([W, b]) @ X1)
    G = (A - Y) @ X1.T / X1.shape[1]
    return [categorical_cross_entropy(A, Y), G[:, :-1], G[:, -1:]]


# %% softmax_propagate right by_hand
"""All by hand in one place."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    W, b, X, Y = (np.array(v, dtype=float) for v in (W, b, X, Y))
    Z = np.dot(W, X) + b
    Z = Z - np.amax(Z, axis=0)
    P = np.exp(Z)
    P = P / np.sum(P, axis=0)
    m = Y.shape[1]
    cost = float(-(Y * np.log(np.clip(P, 1e-12, 1 - 1e-12))).sum() / m)
    return cost, np.einsum("cm,nm->cn", P - Y, X) / m, np.mean(P - Y, axis=1).reshape(-1, 1)


# %% softmax_propagate right examples_loop
"""Adds up example by example."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    m = X.shape[1]
    cost, dW, db = 0.0, np.zeros(W.shape), np.zeros(b.shape)
    for j in range(m):
        x, y = X[:, [j]], Y[:, [j]]
        a = softmax(W @ x + b)
        cost += categorical_cross_entropy(a, y) / m
        dW += np.outer(a - y, x) / m
        db += (a - y) / m
    return cost, dW, db


# %% softmax_propagate right plain
"""With the notebook's functions."""

def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)


# %% activation wrong clipped_input
"""Everything clipped to +-500 first; shows for identity, relu, softplus, leaky ReLU at 1000."""

import numpy as np
from scipy.special import expit


def activation(name, z):
    z = np.clip(z, -500, 500)
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()


# %% activation wrong elu_overflow
"""Np.where computes exp(z) for large z as well; shows as an overflow warning at 1000."""

import numpy as np
from scipy.special import expit


def activation(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.exp(z) - 1),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()


# %% activation wrong float32_overflow
"""Softplus switched at 100, where float32 has overflowed already; shows at 90..100 in float32."""

import numpy as np
from scipy.special import expit


def _softplus(z):
    large = z > 100
    return np.where(large, z, np.log1p(np.exp(np.where(large, 0, z))))


def activation(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: _softplus(z),
    }[name]()


# %% activation wrong integer_array
"""Elu and leaky ReLU filled into an array like z; shows for integers below 0."""

import numpy as np
from scipy.special import expit


def activation(name, z):
    if name in ("leaky_relu", "elu"):
        out = z.copy()
        below = z < 0
        out[below] = 0.01 * z[below] if name == "leaky_relu" else np.expm1(z[below])
        return out
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()


# %% activation wrong naive_sigmoid
"""1/(1+exp(-z)); shows as an overflow warning at -1000."""

import numpy as np


def activation(name, z):
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    return _rest(name, z)


def _rest(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()


# %% activation wrong relu_in_place
"""Sets the negative entries of the argument to zero."""

import numpy as np
from scipy.special import expit


def _relu(z):
    z[z < 0] = 0
    return z


def activation(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: _relu(z),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()


# %% activation wrong softplus_clipped
"""Softplus with z clipped to 500; shows at 1000."""

import numpy as np
from scipy.special import expit


def activation(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: np.log1p(np.exp(np.clip(z, -500, 500))),
    }[name]()


# %% activation_derivative wrong cosh
"""1/cosh^2: overflow warning at 1000."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.zeros(z.shape),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 / np.cosh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% activation_derivative wrong leaky_at_zero
"""1 at z = 0 for the leaky ReLU alone."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.zeros(z.shape),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z < 0, 0.01, 1.0),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% activation_derivative wrong like_integers
"""Filled into zeros_like(z); shows for integers as zeros."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    out = np.zeros_like(z)
    if name == "step":
        return out
    out[...] = {
        "identity": lambda: np.ones(z.shape),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()
    return out


# %% activation_derivative wrong relu_at_zero
"""1 at z = 0 for the ReLU."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.zeros(z.shape),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z >= 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% activation_derivative wrong relu_quotient
"""The ReLU's derivative as relu(z)/z: 0/0 at z = 0 is taken and repaired; shows as a warning."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.zeros(z.shape),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.nan_to_num(np.maximum(z, 0) / z),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% activation_derivative wrong sigmoid_quotient
"""Exp(-z)/(1+exp(-z))^2: nan and warnings at -1000."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.zeros(z.shape),
        "sigmoid": lambda: np.nan_to_num(np.exp(-z) / (1 + np.exp(-z)) ** 2),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% activation_derivative wrong step_delta
"""Infinite at the step: inf at z = 0 where 0 is demanded."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.where(z == 0, np.inf, 0.0),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()


# %% categorical_cross_entropy wrong clip_1e15
"""Clips at 1e-15; shows where the right class has 0."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-15, 1))) / Y.shape[1]


# %% categorical_cross_entropy wrong clip_1e7
"""Clips at 1e-7, as Keras does; shows where the right class has 1e-9."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-7, 1 - 1e-7))) / Y.shape[1]


# %% categorical_cross_entropy wrong clip_in_place
"""Clips A itself."""

import numpy as np


def categorical_cross_entropy(A, Y):
    np.clip(A, 1e-12, 1 - 1e-12, out=A)
    return -np.sum(Y * np.log(A)) / Y.shape[1]


# %% categorical_cross_entropy wrong largest
"""Minus the log of the largest probability; shows for a wrong prediction."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return float(-np.log(np.clip(A.max(axis=0), 1e-12, 1)).mean())


# %% categorical_cross_entropy wrong nan_to_num
"""Log(0) taken and repaired; shows as a warning."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return float(-np.sum(np.nan_to_num(Y * np.log(A), nan=0.0, neginf=np.log(1e-12))) / Y.shape[1])


# %% categorical_cross_entropy wrong over_c
"""Divides by the number of classes; shows for C != m."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / len(Y)


# %% categorical_cross_entropy wrong softmaxed_again
"""Takes A for scores."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return float(-np.sum(Y * np.log(np.clip(softmax(A), 1e-12, 1))) / Y.shape[1])


# %% fit_softmax wrong average
"""The mean of all weights on the way."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m, kept = X.shape[1], []
    for _ in range(epochs):
        order = rng.permutation(m)
        for i in range(0, m, size):
            part = order[i : i + size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
        kept.append((W, b))
    return (np.mean([k[0] for k in kept], axis=0), np.mean([k[1] for k in kept], axis=0)) if kept else (W, b)


# %% fit_softmax wrong classes_present
"""As many classes as have examples; shows when the last class is absent."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    C = int(Y.argmax(axis=0).max()) + 1
    Y = Y[:C]
    W, b = np.zeros((C, X.shape[0])), np.zeros((C, 1))
    m = X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for i in range(0, m, size):
            part = order[i : i + size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
    return W, b


# %% fit_softmax wrong drops_last
"""The short last batch is left out; shows for m not a multiple."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(m // size):
            part = order[k * size : (k + 1) * size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
    return W, b


# %% fit_softmax wrong full_batch
"""One step an epoch on all the data; shows for size < m."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    for _ in range(epochs):
        rng.permutation(X.shape[1])
        _, dW, db = softmax_propagate(W, b, X, Y)
        W, b = W - lr * dW, b - lr * db
    return W, b


# %% fit_softmax wrong global_rng
"""Np.random.shuffle."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    order = np.arange(m)
    for _ in range(epochs):
        np.random.shuffle(order)
        for i in range(0, m, size):
            part = order[i : i + size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
    return W, b


# %% fit_softmax wrong shuffles_in_place
"""Shuffles the caller's X and Y."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    X0, Y0 = X.copy(), Y.copy()
    for _ in range(epochs):
        order = rng.permutation(m)
        X[:], Y[:] = X0[:, order], Y0[:, order]
        for i in range(0, m, size):
            _, dW, db = softmax_propagate(W, b, X[:, i : i + size], Y[:, i : i + size])
            W, b = W - lr * dW, b - lr * db
    return W, b


# %% fit_softmax wrong zero_epochs
"""At least one epoch; shows for epochs = 0."""

import numpy as np


def fit_softmax(X, Y, lr, epochs, size, rng):
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    m = X.shape[1]
    done = 0
    while True:
        order = rng.permutation(m)
        for i in range(0, m, size):
            part = order[i : i + size]
            _, dW, db = softmax_propagate(W, b, X[:, part], Y[:, part])
            W, b = W - lr * dW, b - lr * db
        done += 1
        if done >= epochs:
            return W, b


# %% predict_class wrong absolute
"""The largest absolute score; shows for negative scores."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(np.abs(W @ X + b), axis=0)


# %% predict_class wrong half
"""The class above one half, else class 0; shows where no class has half."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(softmax(W @ X + b) > 0.5, axis=0)


# %% predict_class wrong no_bias
"""Without b."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(W @ X, axis=0)


# %% predict_class wrong rounded
"""Probabilities rounded to two digits; shows where two are close."""

import numpy as np


def predict_class(W, b, X):
    return np.argmax(np.round(softmax(W @ X + b), 2), axis=0)


# %% predict_class wrong sigmoids
"""Argmax of sigmoids, which saturate to a tie; shows for scores of 50 and 60."""

import numpy as np
from scipy.special import expit


def predict_class(W, b, X):
    return np.argmax(expit(W @ X + b), axis=0)


# %% predict_class wrong squeezed
"""Squeezed: a 0-d result for m = 1."""

import numpy as np


def predict_class(W, b, X):
    return np.squeeze(np.argmax(W @ X + b, axis=0))


# %% predict_class wrong unsafe_softmax
"""Plain exponentials: nan for large scores."""

import numpy as np


def predict_class(W, b, X):
    E = np.exp(W @ X + b)
    return np.argmax(E / E.sum(axis=0), axis=0)


# %% softmax wrong absolute_maximum
"""The largest absolute value is taken off: all underflow in a column of -1000."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - np.abs(Z).max(axis=0))
    return E / E.sum(axis=0)


# %% softmax wrong clipped
"""Z clipped to +-500; shows for 1000 against 999."""

import numpy as np


def softmax(Z):
    E = np.exp(np.clip(Z, -500, 500))
    return E / E.sum(axis=0)


# %% softmax wrong global_guarded
"""As global maximum, the sum kept above 1e-300: such a column sums to 0."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / np.maximum(np.sum(E, axis=0), 1e-300)


# %% softmax wrong global_maximum
"""The maximum of the whole array: 0/0 in a column 1000 below it."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / np.sum(E, axis=0)


# %% softmax wrong in_place
"""Takes the maximum off the argument."""

import numpy as np


def softmax(Z):
    if Z.dtype.kind == "f":
        Z -= Z.max(axis=0)
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


# %% softmax wrong mean_shifted
"""Takes off the mean: overflows where one score towers."""

import numpy as np


def softmax(Z):
    E = np.exp(Z - Z.mean(axis=0))
    return E / E.sum(axis=0)


# %% softmax wrong unshifted
"""Plain exponentials: inf/inf at 1000."""

import numpy as np


def softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=0)


# %% softmax_propagate wrong clipped_gradient
"""The gradient at clipped probabilities and zero where clipped; shows where a wrong class is sure."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = np.where((A < 1e-12) | (A > 1 - 1e-12), 0.0, A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)


# %% softmax_propagate wrong db_flat
"""Db is (C,)."""

def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1)


# %% softmax_propagate wrong db_total
"""Db summed over the classes as well (0 always)."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, np.full(b.shape, D.sum())


# %% softmax_propagate wrong no_bias
"""B is left out of the scores; shows for b != 0."""

def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)


# %% softmax_propagate wrong typed_like_w
"""Gradients in arrays of W's type; shows for integer weights."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = (A - Y) / X.shape[1]
    dW, db = np.zeros_like(W), np.zeros_like(b)
    dW[:], db[:] = D @ X.T, D.sum(axis=1, keepdims=True)
    return categorical_cross_entropy(A, Y), dW, db


# %% softmax_propagate wrong unsafe
"""Plain exponentials; shows for large features."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = np.exp(W @ X + b)
    A = A / A.sum(axis=0)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)


# %% softmax_propagate wrong y_in_place
"""Writes the difference into Y."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    cost = categorical_cross_entropy(A, Y)
    np.subtract(A, Y, out=Y, casting="unsafe")
    return cost, Y @ X.T / X.shape[1], Y.mean(axis=1, keepdims=True)
