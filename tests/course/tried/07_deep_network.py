# %% count_params right from_arrays
"""makes the arrays and counts their elements."""
import numpy as np


def count_params(layer_dims):
    params = init_params(layer_dims, np.random.default_rng(0))
    return sum(value.size for value in params.values())


# %% count_params right iterator
"""walks over the sequence once, without indices."""


def count_params(layer_dims):
    total, before = 0, None
    for n in layer_dims:
        if before is not None:
            total += int(n) * int(before) + int(n)
        before = n
    return total


# %% count_params right numpy
"""numpy products, returns a numpy integer."""
import numpy as np


def count_params(layer_dims):
    n = np.asarray(layer_dims, dtype=np.int64)
    return np.dot(n[:-1], n[1:]) + n[1:].sum()


# %% gradient_check right copies
"""a fresh copy of everything for each number."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    a, n = [], []
    for key in params:
        for index in np.ndindex(params[key].shape):
            up = {k: np.array(v, dtype=np.float64) for k, v in params.items()}
            down = {k: np.array(v, dtype=np.float64) for k, v in params.items()}
            up[key][index] += eps
            down[key][index] -= eps
            n.append((cost(up) - cost(down)) / (2 * eps))
            a.append(float(grads["d" + key][index]))
    a, n = np.array(a), np.array(n)
    scale = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / scale) if scale > 0 else 0.0


# %% gradient_check right division_by_actual_step
"""divides by the step really taken, order of the keys that of grads."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    base = {k: np.array(v, dtype="float64") for k, v in params.items()}
    sums = np.zeros(3)
    for name in grads:
        key = name[1:]
        for j in range(base[key].size):
            def at(step):
                moved = base[key].copy()
                moved.flat[j] += step
                return cost({**base, key: moved}), moved.flat[j]

            (up, hi), (low, lo) = at(eps), at(-eps)
            n, a = (up - low) / (hi - lo), float(np.asarray(grads[name]).flat[j])
            sums += (a - n) ** 2, a * a, n * n
    d, a, n = np.sqrt(sums)
    return float(d / (a + n)) if a + n > 0 else 0.0


# %% gradient_check right in_place_restored
"""moves the numbers of float64 params in place and puts each back exactly as it was; the copy is taken only for other types."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    values = {k: v if v.dtype == np.float64 else v.astype(np.float64) for k, v in params.items()}
    a, n = [], []
    for key in values:
        flat = values[key].copy()
        trial = dict(values)
        trial[key] = flat
        for i in np.ndindex(flat.shape):
            old = flat[i]
            flat[i] = old + eps
            plus = float(cost(trial))
            flat[i] = old - eps
            n.append((plus - float(cost(trial))) / (2 * eps))
            flat[i] = old
            a.append(grads[f"d{key}"][i])
    a, n = np.asarray(a, dtype=float), np.asarray(n)
    total = np.sqrt(a @ a) + np.sqrt(n @ n)
    return 0.0 if total == 0 else float(np.sqrt((a - n) @ (a - n)) / total)


# %% gradient_check right restored
"""one float64 copy, each number moved and put back as it was."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.asarray(v).astype(float) for k, v in params.items()}
    numeric = {}
    for key, value in work.items():
        g = np.zeros_like(value)
        it = np.nditer(value, flags=["multi_index"])
        for _ in it:
            i = it.multi_index
            old = value[i]
            value[i] = old + eps
            plus = cost(work)
            value[i] = old - eps
            minus = cost(work)
            value[i] = old
            g[i] = (plus - minus) / (2 * eps)
        numeric[key] = g
    diff = sum(np.sum((numeric[k] - grads["d" + k]) ** 2) for k in work) ** 0.5
    size = sum(np.sum(g**2) for g in numeric.values()) ** 0.5
    size += sum(np.sum(np.square(grads["d" + k], dtype=float)) for k in work) ** 0.5
    return diff / size if size else 0.0


# %% gradient_check right vector
"""everything as one vector, packed and unpacked."""
import numpy as np


def _pack(arrays):
    return np.concatenate([np.ravel(np.asarray(a, dtype=np.float64)) for a in arrays])


def gradient_check(cost, params, grads, eps=1e-6):
    keys = sorted(params)
    theta = _pack(params[k] for k in keys) if keys else np.zeros(0)
    analytic = _pack(grads["d" + k] for k in keys)

    def J(vector):
        out, start = {}, 0
        for k in keys:
            size = np.size(params[k])
            out[k] = vector[start : start + size].reshape(np.shape(params[k]))
            start += size
        return np.float64(cost(out))

    numeric = np.array([(J(theta + e) - J(theta - e)) / 2 / eps for e in eps * np.eye(theta.size)])
    below = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if below == 0:
        return np.float64(0)
    return np.linalg.norm(analytic - numeric) / below


# %% init_params right iterator
"""takes any sequence, walked over once."""
import numpy as np


def init_params(layer_dims, rng):
    it = iter(layer_dims)
    before = next(it)
    params = dict()
    for l, n in enumerate(it):
        W = rng.standard_normal(size=(n, before))
        W *= (2.0 / before) ** 0.5
        params.update({f"W{l + 1}": W, f"b{l + 1}": np.zeros(n).reshape(n, 1)})
        before = n
    return params


# %% init_params right normal_scale
"""rng.normal with its scale; all the biases after all the weights."""
import math

import numpy as np


def init_params(layer_dims, rng):
    pairs = list(enumerate(zip(layer_dims[:-1], layer_dims[1:]), start=1))
    weights = {f"W{l}": rng.normal(0.0, math.sqrt(2.0 / a), size=(b, a)) for l, (a, b) in pairs}
    biases = {f"b{l}": np.zeros((b, 1)) for l, (a, b) in pairs}
    return {**biases, **weights}


# %% init_params right size_then_reshape
"""draws a flat vector per layer and reshapes it."""
import numpy as np


def init_params(layer_dims, rng):
    dims = [int(n) for n in layer_dims]
    params = {}
    for l, (a, b) in enumerate(zip(dims, dims[1:]), 1):
        params[f"W{l}"] = (rng.standard_normal(a * b) / np.sqrt(a / 2)).reshape(b, a)
        params[f"b{l}"] = np.full((b, 1), 0.0)
    return params


# %% layer_backward right class
"""a class whose instance is the cache; mean of outer products by einsum."""
import numpy as np
from scipy.special import expit


class Layer:
    def __init__(self, x, W, b, activation):
        self.x, self.W, self.kind = x, W, activation
        self.z = W @ x + b
        self.a = getattr(self, activation)(self.z)

    relu = staticmethod(lambda z: np.where(z > 0, z, 0.0))
    tanh = staticmethod(np.tanh)
    sigmoid = staticmethod(expit)
    identity = staticmethod(lambda z: z)

    def slope(self):
        return {
            "relu": lambda: np.sign(self.a),
            "tanh": lambda: 1 - self.a**2,
            "sigmoid": lambda: self.a * (1 - self.a),
            "identity": lambda: np.ones_like(self.z),
        }[self.kind]()


def layer_forward(A_prev, W, b, activation):
    layer = Layer(A_prev, W, b, activation)
    return layer.a, layer


def layer_backward(dA, cache):
    dZ = dA * cache.slope()
    m = dZ.shape[-1]
    return (
        np.einsum("ij,im->jm", cache.W, dZ),
        np.einsum("im,jm->ij", dZ, cache.x) / m,
        np.einsum("im->i", dZ).reshape(-1, 1) / m,
    )


# %% layer_backward right means_of_products
"""the mean written as np.mean over an axis of examples."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, dict(A_prev=A_prev, W=W, Z=Z, A=A, activation=activation)


def layer_backward(dA, cache):
    A, Z = cache["A"], cache["Z"]
    g = {"relu": np.heaviside(Z, 0), "tanh": 1 - A**2, "sigmoid": A * (1 - A), "identity": 1}[cache["activation"]]
    dZ = np.multiply(dA, g)
    dW = np.mean(dZ[:, None, :] * cache["A_prev"][None, :, :], axis=2)
    db = np.mean(dZ, axis=1, keepdims=True)
    return np.tensordot(cache["W"], dZ, axes=(0, 0)), dW, db


# %% layer_backward right relu_one_at_zero
"""relu's slope at 0 is 1 (the slides' convention); slopes kept in the cache."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "relu":
        A, slope = np.maximum(Z, 0), (Z >= 0).astype(float)
    elif activation == "tanh":
        A = np.tanh(Z)
        slope = (1 - A) * (1 + A)
    elif activation == "sigmoid":
        A = expit(Z)
        slope = A - A * A
    else:
        A, slope = Z, 1.0
    return A, [A_prev, W, slope]


def layer_backward(dA, cache):
    A_prev, W, slope = cache
    dZ = dA * slope
    return W.T @ dZ, (dZ @ A_prev.T) / A_prev.shape[1], dZ.mean(1)[:, None]


# %% layer_backward right tuple
"""cache a tuple, written with its forward half; everything again from Z."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, ((A_prev, W, b), Z, activation)


def layer_backward(dA, cache):
    (A_prev, W, b), Z, activation = cache
    if activation == "relu":
        dZ = np.array(dA, dtype=float)
        dZ[Z <= 0] = 0
    elif activation == "tanh":
        dZ = dA / np.cosh(np.clip(Z, -300, 300)) ** 2
    elif activation == "sigmoid":
        dZ = dA * expit(Z) * expit(-Z)
    else:
        dZ = dA
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), 1.0 / m * np.dot(dZ, A_prev.T), 1.0 / m * np.sum(dZ, axis=1, keepdims=True)


# %% layer_forward right augmented
"""weights and bias as one matrix, a row of ones below the inputs; the cache a closure that goes back."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    X1 = np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])
    Z = np.hstack([W, b]) @ X1
    A = expit(Z) if activation == "sigmoid" else np.tanh(Z) if activation == "tanh" else Z
    if activation == "relu":
        A = Z * (Z > 0)

    def back(dA):
        s = expit(Z) if activation == "sigmoid" else None
        slope = {"sigmoid": lambda: s * (1 - s), "tanh": lambda: 1 - np.tanh(Z) ** 2, "relu": lambda: Z > 0}
        dZ = dA * slope.get(activation, lambda: 1)()
        grad = dZ @ X1.T / X1.shape[1]
        return W.T @ dZ, grad[:, :-1], grad[:, -1:]

    return A, back


def layer_backward(dA, cache):
    return cache(dA)


# %% layer_forward right expit
"""scipy's expit, a dictionary of functions, einsum in float64; the cache an object."""
from types import SimpleNamespace

import numpy as np
from scipy.special import expit

G = {"relu": lambda z: z.clip(min=0), "tanh": np.tanh, "sigmoid": expit, "identity": lambda z: z.copy()}
DG = {
    "relu": lambda z: np.heaviside(z, 1.0),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "sigmoid": lambda z: expit(z) * expit(-z),
    "identity": np.ones_like,
}


def layer_forward(A_prev, W, b, activation):
    A_prev, W, b = (np.asarray(v, dtype=np.float64) for v in (A_prev, W, b))
    Z = np.einsum("ij,jm->im", W, A_prev) + b
    return G[activation](Z), SimpleNamespace(x=A_prev, W=W, z=Z, g=activation)


def layer_backward(dA, cache):
    dZ = np.asarray(dA, dtype=float) * DG[cache.g](cache.z)
    dW = np.einsum("im,jm->ij", dZ, cache.x) / dZ.shape[1]
    return np.einsum("ij,im->jm", cache.W, dZ), dW, dZ.mean(axis=1, keepdims=True)


# %% layer_forward right ifs
"""chain of ifs, cache a tuple, scipy-free sigmoid by tanh."""
import numpy as np


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(0.5 * Z))
    elif activation == "identity":
        A = Z
    else:
        raise ValueError(activation)
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    elif activation == "sigmoid":
        s = 0.5 * (1 + np.tanh(0.5 * Z))
        dZ = dA * s * (1 - s)
    else:
        dZ = dA
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


# %% layer_forward right masks
"""sigmoid on both signs apart, relu by where; bias reshaped into a column."""
import numpy as np


def _sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1 / (1 + e), e / (1 + e))


def layer_forward(A_prev, W, b, activation):
    Z = np.matmul(W, A_prev) + np.reshape(b, (-1, 1))
    A = {
        "relu": np.where(Z > 0, Z, 0.0),
        "tanh": np.tanh(Z),
        "sigmoid": _sigmoid(Z),
        "identity": Z,
    }[activation]
    return A, {"A_prev": A_prev, "W": W, "b": b, "Z": Z, "A": A, "activation": activation}


def layer_backward(dA, cache):
    A, Z = cache["A"], cache["Z"]
    slope = {"relu": 1.0 * (Z > 0), "tanh": 1 - A**2, "sigmoid": A * (1 - A), "identity": 1.0}[cache["activation"]]
    dZ = dA * slope
    m = dA.shape[1]
    return cache["W"].T @ dZ, dZ @ cache["A_prev"].T / m, np.mean(dZ, axis=1, keepdims=True)


# %% model_backward right backprop_matrix
"""the 1/m put into dZ at the output once; the gradients have extra entries."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    L = len(params) // 2
    A, Ws = [np.asarray(X, dtype=float)], []
    for l in range(1, L + 1):
        Ws.append(params[f"W{l}"])
        Z = Ws[-1] @ A[-1] + params[f"b{l}"]
        A.append(expit(Z) if l == L else Z * (Z > 0))
    return A[-1], (A, Ws)


def model_backward(AL, Y, caches):
    A, Ws = caches
    L = len(Ws)
    delta = (AL - Y) / Y.size
    grads = {}
    for l in range(L - 1, -1, -1):
        grads[f"dZ{l + 1}"] = delta
        grads[f"dW{l + 1}"] = delta @ A[l].T
        grads[f"db{l + 1}"] = delta @ np.ones((delta.shape[1], 1))
        delta = Ws[l].T @ delta * (A[l] > 0)
    return grads


# %% model_backward right identity_trick
"""output cached as an identity layer plus a sigmoid, so that layer_backward takes AL - Y as it is."""
import numpy as np


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "identity": Z, "tanh": np.tanh(Z), "sigmoid": 0.5 + 0.5 * np.tanh(Z / 2)}[activation]
    return A, {"A_prev": A_prev, "W": W, "slope": (Z >= 0) if activation == "relu" else 1.0}


def layer_backward(dA, cache):
    dZ = dA * cache["slope"]
    m = dZ.shape[1]
    return cache["W"].T @ dZ, dZ @ cache["A_prev"].T / m, dZ.sum(axis=1).reshape(-1, 1) / m


def model_forward(params, X):
    L = len(params) // 2
    caches, A = [], X
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu" if l < L else "identity")
        caches.append(cache)
    return 0.5 * (1 + np.tanh(A / 2)), caches


def model_backward(AL, Y, caches):
    grads, d = {}, np.subtract(AL, Y, dtype=float)
    for l, cache in reversed(list(enumerate(caches, 1))):
        d, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(d, cache)
    return grads


# %% model_backward right own_caches
"""own forward with own caches, dZ of the output first."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    dZ = AL - Y
    for l in range(len(caches), 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads


# %% model_backward right state_in_class
"""caches are an object of its own."""
import numpy as np
from scipy.special import expit


class Tape:
    def __init__(self):
        self.steps = []

    def push(self, **kwargs):
        self.steps.append(kwargs)


def model_forward(params, X):
    tape, A, L = Tape(), X, len(params) // 2
    for l in range(1, L + 1):
        W, b = params[f"W{l}"], params[f"b{l}"]
        Z = W @ A + b
        tape.push(l=l, W=W, A_prev=A, mask=None if l == L else Z > 0)
        A = expit(Z) if l == L else np.where(Z > 0, Z, 0)
    return A, tape


def model_backward(AL, Y, caches):
    grads, dA, m = {}, AL - Y, Y.shape[1]
    for step in caches.steps[::-1]:
        dZ = dA if step["mask"] is None else np.where(step["mask"], dA, 0)
        grads["dW" + str(step["l"])] = np.einsum("im,jm->ij", dZ, step["A_prev"]) / m
        grads["db" + str(step["l"])] = dZ.mean(axis=1, keepdims=True)
        dA = step["W"].T @ dZ
    return grads


# %% model_forward right max_key
"""number of layers from the largest index among the keys."""


def model_forward(params, X):
    L = max(int(k[1:]) for k in params)
    kinds = ["relu"] * (L - 1) + ["sigmoid"]
    caches = []
    for l, kind in enumerate(kinds, start=1):
        X, c = layer_forward(X, params["W%d" % l], params["b%d" % l], kind)
        caches += [c]
    return X, caches


# %% model_forward right recursive
"""recursion from the last layer down, caches a tuple."""


def model_forward(params, X):
    L = sum(key.startswith("W") for key in params)

    def up_to(l):
        if l == 0:
            return X, ()
        A, caches = up_to(l - 1)
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "sigmoid" if l == L else "relu")
        return A, caches + (cache,)

    return up_to(L)


# %% model_forward right while_key
"""goes on while the next key exists; own caches, a dictionary, with their own way back."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    values = {"A0": X, "params": params}
    l = 1
    while f"W{l}" in params:
        Z = params[f"W{l}"] @ values[f"A{l - 1}"] + params[f"b{l}"]
        values[f"Z{l}"] = Z
        values[f"A{l}"] = np.maximum(Z, 0) if f"W{l + 1}" in params else expit(Z)
        l += 1
    return values[f"A{l - 1}"], values


def model_backward(AL, Y, caches):
    params, grads = caches["params"], {}
    L, m = len(params) // 2, Y.shape[1]
    dZ = AL - Y
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
        if l > 1:
            dZ = (params[f"W{l}"].T @ dZ) * (caches[f"Z{l - 1}"] > 0)
    return grads


# %% train_deep right array
"""updates its own params in place; costs an array filled as it goes."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    params = init_params(layer_dims, rng)
    costs = np.empty(steps)
    for t in range(steps):
        AL, caches = model_forward(params, X)
        p = np.minimum(np.maximum(AL, 1e-12), 1 - 1e-12)
        costs[t] = np.where(Y == 1, -np.log(p), -np.log1p(-p)).mean()
        for name, g in model_backward(AL, Y, caches).items():
            params[name[1:]] -= lr * g
    return params, costs


# %% train_deep right generator
"""a generator yields the costs; the cost as a dot product."""
import numpy as np


def _descend(params, X, Y, lr, steps):
    m = Y.shape[1]
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        q = np.clip(AL, 1e-12, 1.0 - 1e-12)
        yield np.squeeze(-(np.dot(Y, np.log(q).T) + np.dot(1 - Y, np.log(1 - q).T)) / m)
        grads = model_backward(AL, Y, caches)
        for key in params:
            params[key] = params[key] - lr * grads[f"d{key}"]


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params = init_params(layer_dims, rng)
    return params, [float(c) for c in _descend(params, X, Y, lr, steps)]


# %% train_deep right self_contained
"""everything within the function, scipy's xlogy for the cost."""
import numpy as np
from scipy.special import expit, xlog1py, xlogy


def train_deep(X, Y, layer_dims, lr, steps, rng):
    dims = list(layer_dims)
    L, m = len(dims) - 1, X.shape[1]
    W = [rng.standard_normal((b, a)) * np.sqrt(2 / a) for a, b in zip(dims, dims[1:])]
    b = [np.zeros((n, 1)) for n in dims[1:]]
    costs = []
    for _ in range(steps):
        A = [X]
        for l in range(L):
            Z = W[l] @ A[-1] + b[l]
            A.append(expit(Z) if l == L - 1 else np.maximum(Z, 0))
        p = np.clip(A[-1], 1e-12, 1 - 1e-12)
        costs.append(-(xlogy(Y, p) + xlog1py(1 - Y, -p)).sum() / m)
        d = A[-1] - Y
        for l in reversed(range(L)):
            dW, db = d @ A[l].T / m, d.mean(axis=1, keepdims=True)
            d = W[l].T @ d * (A[l] > 0)
            W[l] = W[l] - lr * dW
            b[l] = b[l] - lr * db
    params = {f"W{l + 1}": W[l] for l in range(L)}
    params.update({f"b{l + 1}": b[l] for l in range(L)})
    return params, costs


# %% count_params wrong float
"""Returns a float; shows in the type."""
import numpy as np


def count_params(layer_dims):
    n = np.asarray(layer_dims, dtype=float)
    return float(((n[:-1] + 1) * n[1:]).sum())


# %% count_params wrong list_concatenation
"""Pops from its argument; shows in the list after the call."""


def count_params(layer_dims):
    before, total = layer_dims.pop(0), 0
    while layer_dims:
        n = layer_dims.pop(0)
        total += n * before + n
        before = n
    return total


# %% count_params wrong lists_only
"""Adds a list to the dimensions, so only a list will do; shows for a tuple."""


def count_params(layer_dims):
    pairs = zip(layer_dims, layer_dims[1:] + [0])
    return sum(a * b + b for a, b in pairs)


# %% count_params wrong output_one
"""Adds one bias for the output whatever its size; shows where the output has several units."""


def count_params(layer_dims):
    weights = sum(a * b for a, b in zip(layer_dims, layer_dims[1:]))
    return weights + sum(layer_dims[1:-1]) + 1


# %% count_params wrong small_ints
"""Counts in 16 bits; shows on wide layers (784-300)."""
import numpy as np


def count_params(layer_dims):
    n = np.asarray(layer_dims).astype(np.int16)
    return int(np.sum((n[:-1] + np.int16(1)) * n[1:], dtype=np.int16))


# %% gradient_check wrong by_order
"""Pairs params and grads by their order of insertion; shows where grads stand from the last layer to the first."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    n = []
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n.append((plus - cost(work)) / (2 * eps))
            work[key][i] = old
    a, n = np.concatenate([g.ravel() for g in grads.values()]), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0


# %% gradient_check wrong fixed_eps
"""Ignores eps; shows for another eps on a curved cost."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    a, n, h = [], [], 1e-6
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + h
            plus = cost(work)
            work[key][i] = old - h
            n.append((plus - cost(work)) / (2 * h))
            work[key][i] = old
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0


# %% gradient_check wrong float32_gradients
"""Packs both gradients into float32; shows where they agree to better than 1e-7."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    a, n = [], []
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n.append((plus - cost(work)) / (2 * eps))
            work[key][i] = old
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a, dtype=np.float32), np.array(n, dtype=np.float32)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0


# %% gradient_check wrong floor
"""Adds 1e-8 below against 0/0; shows for small gradients (1e-8)."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    a, n = [], []
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n.append((plus - cost(work)) / (2 * eps))
            work[key][i] = old
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-8))


# %% gradient_check wrong keeps_type
"""Copies params in their own type; shows for float32 params, where eps is lost, or integers, where it is nothing."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    a, n = [], []
    for key in params:
        for i in np.ndindex(params[key].shape):
            up, down = {k: v.copy() for k, v in params.items()}, {k: v.copy() for k, v in params.items()}
            up[key][i] += eps
            down[key][i] -= eps
            n.append((cost(up) - cost(down)) / (2 * eps))
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0


# %% gradient_check wrong max_over_arrays
"""The largest of the relative differences of the single arrays; shows with several arrays."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    worst = 0.0
    for key in work:
        n = np.zeros_like(work[key])
        for i in np.ndindex(n.shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n[i] = (plus - cost(work)) / (2 * eps)
            work[key][i] = old
        a = grads["d" + key]
        s = np.linalg.norm(a) + np.linalg.norm(n)
        worst = max(worst, float(np.linalg.norm(a - n) / s) if s else 0.0)
    return worst


# %% gradient_check wrong put_back_by_adding
"""Moves the numbers of params in place, += eps, -= 2 eps, += eps, which rounds: params end a last digit off; shows in params
after the call."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    a, n = [], []
    for key in params:
        for i in np.ndindex(params[key].shape):
            params[key][i] += eps
            plus = cost(params)
            params[key][i] -= 2 * eps
            minus = cost(params)
            params[key][i] += eps
            n.append((plus - minus) / (2 * eps))
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    s = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / s) if s else 0.0


# %% gradient_check wrong zero_over_zero
"""No care for 0/0; shows where both gradients vanish."""
import numpy as np


def gradient_check(cost, params, grads, eps=1e-6):
    work = {k: np.array(v, dtype=float) for k, v in params.items()}
    a, n = [], []
    for key in work:
        for i in np.ndindex(work[key].shape):
            old = work[key][i]
            work[key][i] = old + eps
            plus = cost(work)
            work[key][i] = old - eps
            n.append((plus - cost(work)) / (2 * eps))
            work[key][i] = old
            a.append(float(grads["d" + key][i]))
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)))


# %% init_params wrong backwards
"""Draws the last layer first; shows on the seed."""
import numpy as np


def init_params(layer_dims, rng):
    params = {}
    for l in reversed(range(1, len(layer_dims))):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


# %% init_params wrong float32
"""Draws in float32, another stream; shows on the seed."""
import numpy as np


def init_params(layer_dims, rng):
    params = {}
    for l in range(1, len(layer_dims)):
        W = rng.standard_normal((layer_dims[l], layer_dims[l - 1]), dtype=np.float32)
        params[f"W{l}"] = W * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


# %% init_params wrong last_xavier
"""The output layer gets sqrt(1/n) because it is a sigmoid; shows in the last layer."""
import numpy as np


def init_params(layer_dims, rng):
    params, L = {}, len(layer_dims) - 1
    for l in range(1, L + 1):
        gain = 2 if l < L else 1
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(gain / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


# %% init_params wrong own_rng
"""A generator of its own; shows for another seed."""
import numpy as np


def init_params(layer_dims, rng):
    rng = np.random.default_rng(0)
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


# %% init_params wrong transposed_draw
"""Draws (n_{l-1}, n_l) and transposes, another order of the numbers; shows on the seed."""
import numpy as np


def init_params(layer_dims, rng):
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = (rng.standard_normal((layer_dims[l - 1], layer_dims[l])) * np.sqrt(2 / layer_dims[l - 1])).T
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


# %% layer_backward wrong db_total
"""db summed over units as well; shows for more than one unit (a (1, 1) that broadcasts)."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, keepdims=True) / m


# %% layer_backward wrong identity_zero
"""identity falls through to 0; shows for "identity"."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    slope = np.zeros_like(Z)
    if activation == "relu":
        slope[Z > 0] = 1
    elif activation == "tanh":
        slope = 1 - np.tanh(Z) ** 2
    elif activation == "sigmoid":
        slope = s * (1 - s)
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% layer_backward wrong in_place
"""Zeroes dA itself where relu is shut; shows in dA after the call."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    dZ = dA
    if activation == "relu":
        dZ[Z <= 0] = 0
    elif activation != "identity":
        dZ = dA * {"tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s)}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% layer_backward wrong integer_gradient
"""Makes the result like dA, so an integer dA truncates; shows for integer dA with tanh or sigmoid."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    dZ = np.empty_like(dA)
    dZ[:] = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% layer_backward wrong relu_mask_of_gradient
"""Masks relu by the sign of dA, not of z; shows for relu."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), dA.shape[1]
    dZ = dA * {"relu": dA > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% layer_backward wrong shape_zero
"""m taken from the rows of A_prev; shows where n_{l-1} != m."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, activation = cache
    s, m = expit(Z), len(A_prev)
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


# %% layer_backward wrong slope_of_a
"""tanh's derivative taken at a, not at z; shows for tanh."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(0, Z), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, A, activation)


def layer_backward(dA, cache):
    A_prev, W, Z, A, activation = cache
    s, m = expit(Z), dA.shape[1]
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(A) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)


# %% layer_forward wrong bias_in_place
"""Adds the bias with += and clips in place; shows where relu's cache needs Z or the arguments are the same array: b is
changed through np.add(out=b) for m = 1."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev
    Z = np.add(Z, b, out=b if Z.shape == b.shape else None)
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    s = expit(Z)
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% layer_forward wrong clipped
"""Sigmoid clipped to [-5, 5] in z; shows for |z| > 5."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": expit(np.clip(Z, -5, 5)), "identity": Z}[activation]
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    s = expit(Z)
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% layer_forward wrong overflow_positive
"""exp(z)/(1 + exp(z)) is nan for large z; shows for z = 800."""
import numpy as np


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "sigmoid":
        A = np.exp(Z) / (1 + np.exp(Z))
    elif activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "tanh":
        A = np.tanh(Z)
    else:
        A = Z
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    s = np.exp(Z) / (1 + np.exp(Z))
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% layer_forward wrong relu_by_abs
"""relu into an integer array's type: out=Z of the integer product, tanh rounds; shows for integer W, A_prev and b."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = np.zeros_like(Z)
    A[...] = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    s = expit(Z)
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% layer_forward wrong tanh_exp
"""tanh from exponentials; shows as nan for z = 800."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "tanh":
        A = (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))
    elif activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "sigmoid":
        A = expit(Z)
    else:
        A = Z
    return A, (A_prev, W, b, Z, A, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, A, activation = cache
    dZ = dA * {"relu": Z > 0, "tanh": 1 - A**2, "sigmoid": A * (1 - A), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% layer_forward wrong transposed_bias
"""Bias added as a row; shows in any net where m and n differ, and in the values where they are equal."""
import numpy as np
from scipy.special import expit


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev
    Z = Z + (b.T if b.T.shape[1] == Z.shape[1] else b)
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": expit(Z), "identity": Z}[activation]
    return A, (A_prev, W, b, Z, activation)


def layer_backward(dA, cache):
    A_prev, W, b, Z, activation = cache
    s = expit(Z)
    dZ = dA * {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / dA.shape[1], dZ.mean(axis=1, keepdims=True)


# %% model_backward wrong clipped_division
"""The quotient with clipped AL loses the gradient of a saturated wrong output; shows for AL = 0, Y = 1."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    p = np.clip(AL, 1e-12, 1 - 1e-12)
    dZ = (-Y / p + (1 - Y) / (1 - p)) * AL * (1 - AL)
    for l in range(len(caches), 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads


# %% model_backward wrong division
"""dAL = -Y/AL + (1-Y)/(1-AL), unsafe where the output saturates; shows as nan for AL = 1."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    dZ = (-Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL)
    for l in range(len(caches), 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads


# %% model_backward wrong global_state
"""Ignores the caches and uses those of the last forward call, kept in a global; shows when another net ran in between."""
import numpy as np
from scipy.special import expit

LAST = []


def model_forward(params, X):
    A, L = X, len(params) // 2
    LAST.clear()
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        LAST.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, LAST


def model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    dZ = AL - Y
    for l in range(len(LAST), 0, -1):
        A_prev, W, _ = LAST[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (LAST[l - 2][2] > 0)
    return grads


# %% model_backward wrong in_place
"""AL -= Y; shows in AL after the call."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    AL -= Y
    dZ = AL
    for l in range(len(caches), 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads


# %% model_backward wrong mask_of_own_layer
"""Uses the shape-matching mask of the layer's input being positive everywhere but the first: no mask between the last two;
shows on nets with a hidden layer."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m, L = {}, AL.shape[1], len(caches)
    dZ = AL - Y
    for l in range(L, 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * ((caches[l - 2][2] > 0) if l < L else 1)
    return grads


# %% model_backward wrong needs_hidden
"""Takes the last two layers by hand; shows for a net without hidden layer."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m, L = {}, AL.shape[1], len(caches)
    dZ = AL - Y
    grads[f"dW{L}"] = dZ @ caches[-1][0].T / m
    grads[f"db{L}"] = np.mean(dZ, axis=1, keepdims=True)
    dZ = caches[-1][1].T @ dZ * (caches[-2][2] > 0)
    for l in range(L - 1, 0, -1):
        A_prev, W, _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W.T @ dZ * (caches[l - 2][2] > 0)
    return grads


# %% model_backward wrong pops_caches
"""Pops from the caches; shows in caches after the call (a second call finds none)."""
import numpy as np
from scipy.special import expit


def model_forward(params, X):
    A, caches, L = X, [], len(params) // 2
    for l in range(1, L + 1):
        W, Z = params[f"W{l}"], params[f"W{l}"] @ A + params[f"b{l}"]
        caches.append((A, W, Z))
        A = np.maximum(Z, 0) if l < L else expit(Z)
    return A, caches


def model_backward(AL, Y, caches):
    grads, m, l = {}, AL.shape[1], len(caches)
    dZ = AL - Y
    while caches:
        A_prev, W, _ = caches.pop()
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if caches:
            dZ = W.T @ dZ * (caches[-1][2] > 0)
        l -= 1
    return grads


# %% model_forward wrong at_least_one_hidden
"""The first layer is always relu; shows for a net without hidden layer (logistic regression)."""


def model_forward(params, X):
    L = len(params) // 2
    A, cache = layer_forward(X, params["W1"], params["b1"], "relu")
    caches = [cache]
    for l in range(2, L):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches.append(cache)
    if L > 1:
        A, cache = layer_forward(A, params[f"W{L}"], params[f"b{L}"], "sigmoid")
        caches.append(cache)
    return A, caches


# %% model_forward wrong insertion_order
"""Takes params in the order of insertion; shows where the keys stand in another order."""


def model_forward(params, X):
    values = list(params.values())
    caches, A, L = [], X, len(values) // 2
    for l in range(L):
        A, cache = layer_forward(A, values[2 * l], values[2 * l + 1], "relu" if l < L - 1 else "sigmoid")
        caches.append(cache)
    return A, caches


# %% model_forward wrong one_digit
"""Reads the layer's number from the key's last character; shows for ten layers or more."""


def model_forward(params, X):
    L = max(int(k[-1]) for k in params)
    caches, A = [], X
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches


# %% model_forward wrong pops
"""Pops the layers from params; shows in params after the call."""


def model_forward(params, X):
    L, caches, A = len(params) // 2, [], X
    for l in range(1, L + 1):
        kind = "relu" if l < L else "sigmoid"
        A, cache = layer_forward(A, params.pop(f"W{l}"), params.pop(f"b{l}"), kind)
        caches.append(cache)
    return A, caches


# %% model_forward wrong relu_once
"""Only the first hidden layer has its relu, the others are linear; shows from three layers on."""


def model_forward(params, X):
    L, caches, A = len(params) // 2, [], X
    for l in range(1, L + 1):
        kind = "sigmoid" if l == L else "relu" if l == 1 else "identity"
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], kind)
        caches.append(cache)
    return A, caches


# %% model_forward wrong sorted_keys
"""Takes the weights in sorted order of their keys; shows for ten layers or more (W10 before W2)."""


def model_forward(params, X):
    names = sorted(k for k in params if k.startswith("W"))
    caches, A = [], X
    for i, name in enumerate(names):
        kind = "relu" if i < len(names) - 1 else "sigmoid"
        A, cache = layer_forward(A, params[name], params["b" + name[1:]], kind)
        caches.append(cache)
    return A, caches


# %% train_deep wrong at_least_one_cost
"""Takes the cost before the loop and then after each update but the last; fails for steps = 0, where it gives one cost."""
import numpy as np


def _cost(params, X, Y):
    p = np.clip(model_forward(params, X)[0], 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p)))


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params = init_params(layer_dims, rng)
    costs = [_cost(params, X, Y)]
    for t in range(steps):
        AL, caches = model_forward(params, X)
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
        if t < steps - 1:
            costs.append(_cost(params, X, Y))
    return params, costs


# %% train_deep wrong best_params
"""Gives the params of the lowest cost seen, not the last ones; shows always (the last update has no cost yet)."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    best = params
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        if costs[-1] == min(costs):
            best = params
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return best, costs


# %% train_deep wrong clip_1e7
"""Clips to 1e-7 (as Keras does), not to 1e-12; shows in the cost of a surely wrong output."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-7, 1 - 1e-7)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs


# %% train_deep wrong clips_gradients
"""Clips every gradient to [-1, 1]; shows where one is larger."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * np.clip(grads["d" + k], -1, 1) for k, v in params.items()}
    return params, costs


# %% train_deep wrong hidden_only
"""range(1, L) leaves the output layer as it was; shows in the last layer."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    L = len(layer_dims) - 1
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        grads = model_backward(AL, Y, caches)
        for l in range(1, L):
            params[f"W{l}"] = params[f"W{l}"] - lr * grads[f"dW{l}"]
            params[f"b{l}"] = params[f"b{l}"] - lr * grads[f"db{l}"]
    return params, costs


# %% train_deep wrong shuffles
"""Shuffles the examples, of its arguments, every step; shows in X after the call and in what rng gives next."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        order = rng.permutation(X.shape[1])
        X[:], Y[:] = X[:, order], Y[:, order]
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs


# %% train_deep wrong stops_when_flat
"""Stops when the cost hardly falls any more; shows as fewer costs than steps with a small lr."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs.append(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-7:
            break
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs


# %% train_deep wrong unclipped
"""log(0) is taken where the output saturates; shows as a warning with large inputs."""
import numpy as np


def train_deep(X, Y, layer_dims, lr, steps, rng):
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))))
        grads = model_backward(AL, Y, caches)
        params = {k: v - lr * grads["d" + k] for k, v in params.items()}
    return params, costs
