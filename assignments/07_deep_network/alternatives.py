"""Other right solutions: each must get full marks."""

from itertools import pairwise

import numpy as np

from autograder.course.proof import alternative


@alternative("count_params")
def by_arrays(layer_dims):
    "one dot product of the sizes with their neighbours, plus all units but the input's"
    n = np.asarray(layer_dims)
    return int(n[1:] @ n[:-1] + n[1:].sum())


@alternative("count_params")
def with_the_bias_as_an_input(layer_dims):
    "the bias as one more weight of each unit, in a plain loop"
    total = 0
    for l in range(1, len(layer_dims)):
        total += (layer_dims[l - 1] + 1) * layer_dims[l]
    return total


@alternative("count_params")
def by_recursion(layer_dims):
    "the first layer, and the rest of the network by recursion"

    def count(sizes):
        return 0 if len(sizes) < 2 else sizes[1] * sizes[0] + sizes[1] + count(sizes[1:])

    return count(tuple(layer_dims))


@alternative("init_params")
def normal_with_a_scale(layer_dims, rng):
    "rng.normal with the deviation as its argument, over neighbouring pairs"
    params = {}
    for l, (n_prev, n) in enumerate(zip(layer_dims, list(layer_dims)[1:], strict=False), 1):
        params["W" + str(l)] = rng.normal(0.0, (2.0 / n_prev) ** 0.5, size=(n, n_prev))
        params["b" + str(l)] = np.zeros(shape=(n, 1))
    return params


@alternative("init_params")
def one_long_draw(layer_dims, rng):
    "all numbers in one draw, cut into layers; biases first in the dict, as integers"
    pairs = [(int(p), int(n)) for p, n in pairwise(layer_dims)]
    numbers, start, params = rng.standard_normal(sum(p * n for p, n in pairs)), 0, {}
    for l, (p, n) in enumerate(pairs, 1):
        params[f"b{l}"] = np.zeros((n, 1), dtype=int)
        params[f"W{l}"] = numbers[start : start + p * n].reshape(n, p) / np.sqrt(p / 2)
        start += p * n
    return params


@alternative("init_params")
def row_by_row(layer_dims, rng):
    "one unit at a time, in single precision"
    params = {}
    for l in range(1, len(layer_dims)):
        rows = [rng.standard_normal(layer_dims[l - 1]) for _ in range(layer_dims[l])]
        params[f"W{l}"] = np.float32(np.sqrt(2 / layer_dims[l - 1])) * np.array(rows, dtype=np.float32)
        params[f"b{l}"] = np.zeros((layer_dims[l], 1), dtype=np.float32)
    return params


@alternative("layer_forward")
def table_of_functions(A_prev, W, b, activation):
    "a table of functions; the cache is a dict"
    functions = {
        "relu": lambda z: z * (z > 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)),
        "identity": lambda z: z,
    }
    Z = np.dot(W, A_prev) + b
    return functions[activation](Z), {"inputs": A_prev, "W": W, "Z": Z, "kind": activation}


@alternative("layer_forward")
def unit_by_unit(A_prev, W, b, activation):
    "loops over units and events, the cache holds the slopes"
    A_prev, W, b = np.asarray(A_prev, float), np.asarray(W, float), np.asarray(b, float)
    A = np.empty((W.shape[0], A_prev.shape[1]))
    slope = np.empty_like(A)
    for j in range(W.shape[0]):
        for i in range(A_prev.shape[1]):
            z = float(np.sum(W[j] * A_prev[:, i]) + b[j, 0])
            if activation == "relu":
                A[j, i], slope[j, i] = max(z, 0.0), float(z >= 0)
            elif activation == "tanh":
                A[j, i] = np.tanh(z)
                slope[j, i] = 1 - A[j, i] ** 2
            elif activation == "sigmoid":
                A[j, i] = 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z) / (1 + np.exp(z))
                slope[j, i] = A[j, i] * (1 - A[j, i])
            else:
                A[j, i], slope[j, i] = z, 1.0
    return A, [slope, A_prev, W]


@alternative("layer_forward")
def with_a_closure(A_prev, W, b, activation):
    "einsum, and a cache that is a function: it can't travel and needn't"
    Z = np.einsum("jk,ki->ji", W, A_prev) + b
    if activation == "relu":
        A = np.where(Z >= 0, Z, 0)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        with np.errstate(under="ignore"):
            A = np.exp(-np.logaddexp(0, -Z))
    else:
        A = Z.copy()
    return A, lambda: (A_prev, W, Z)


@alternative("layer_backward")
def slope_one_at_zero(dA, cache):
    "the other convention for relu at 0, slopes of tanh and sigmoid from A, mean by np.mean"
    A_prev, W, Z, activation = cache
    if activation == "relu":
        slope = np.where(Z >= 0, 1.0, 0.0)
    elif activation == "tanh":
        slope = (1 - np.tanh(Z)) * (1 + np.tanh(Z))
    elif activation == "sigmoid":
        A = sigmoid(Z)
        slope = A - A * A
    else:
        slope = np.ones_like(Z, dtype=float)
    dZ = dA * slope
    return np.dot(dZ.T, W).T, np.dot(dZ, A_prev.T / Z.shape[1]), np.mean(dZ, axis=1, keepdims=True)


@alternative("layer_backward")
def event_by_event(dA, cache):
    "a loop over the events that adds outer products"
    A_prev, W, Z, activation = cache
    (n, m), n_prev = Z.shape, A_prev.shape[0]
    dA_prev, dW, db = np.zeros((n_prev, m)), np.zeros((n, n_prev)), np.zeros((n, 1))
    for i in range(m):
        z = Z[:, i].astype(float)
        s = sigmoid(z)
        slope = {"relu": z > 0, "tanh": 1 - np.tanh(z) ** 2, "sigmoid": s * (1 - s), "identity": np.ones(n)}[activation]
        dz = dA[:, i] * slope
        dW += np.outer(dz, A_prev[:, i])
        db[:, 0] += dz
        dA_prev[:, i] = W.T @ dz
    return dA_prev, dW / m, db / m


@alternative("layer_backward")
def by_einsum(dA, cache):
    "einsum, the result in a list, the mean taken by a column of ones"
    A_prev, W, Z, activation = cache
    m = dA.shape[1]
    s = sigmoid(Z)
    slopes = {
        "identity": 1.0,
        "relu": np.heaviside(Z, 0),
        "sigmoid": s * (1 - s),
        "tanh": 4 * sigmoid(2 * Z) * sigmoid(-2 * Z),
    }
    dZ = dA * slopes[activation]
    return [np.einsum("jk,ji->ki", W, dZ), np.einsum("ji,ki->jk", dZ, A_prev) / m, dZ @ np.full((m, 1), 1 / m)]


@alternative("model_forward")
def without_the_layer(params, X):
    "everything written out, layer_forward isn't used; the caches are the lists of Z and A"
    L = max(int(name[1:]) for name in params)
    Zs, As = [], [X]
    for l in range(1, L + 1):
        Zs.append(params[f"W{l}"] @ As[-1] + params[f"b{l}"])
        As.append(np.maximum(0, Zs[-1]) if l != L else sigmoid(Zs[-1]))
    return As[-1], {"Z": Zs, "A": As, "params": params}


@alternative("model_forward")
def hidden_then_output(params, X):
    "a loop over the hidden layers and one more call for the output"
    caches, A, l = [], X, 1
    while f"W{l + 1}" in params:
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches += [cache]
        l += 1
    A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "sigmoid")
    return A, (*caches, cache)


@alternative("model_forward")
def by_recursion_from_the_top(params, X):
    "the output layer asks the layers below it"

    def output_of(l, kind):
        if l == 0:
            return X, []
        A_prev, caches = output_of(l - 1, "relu")
        A, cache = layer_forward(A_prev, params[f"W{l}"], params[f"b{l}"], kind)
        return A, [*caches, cache]

    return output_of(len(params) // 2, "sigmoid")


@alternative("model_backward")
def written_out(AL, Y, caches):
    "without layer_backward, dZ handed from layer to layer"
    grads, dZ, m = {}, AL - Y, Y.shape[1]
    for l in reversed(range(len(caches))):
        A_prev, W, _, _ = caches[l]
        grads[f"dW{l + 1}"] = dZ @ A_prev.T / m
        grads[f"db{l + 1}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l:
            dZ = (W.T @ dZ) * (caches[l - 1][2] >= 0)
    return grads


@alternative("model_backward")
def last_layer_by_hand(AL, Y, caches):
    "the last layer by hand, then layer_backward; dA's and the layer's number as further entries"
    L = len(caches)
    A_prev, W = caches[L - 1][:2]
    error = (AL - Y) / AL.shape[1]
    grads = {f"dW{L}": error @ A_prev.T, f"db{L}": error.sum(keepdims=True), f"dA{L - 1}": W.T @ (AL - Y), "L": L}
    for l in range(L - 1, 0, -1):
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(grads[f"dA{l}"], caches[l - 1])
    return grads


@alternative("model_backward")
def two_signs(AL, Y, caches):
    "the errors of photons and of jets apart, layers walked by a list of caches turned round"
    error = np.where(Y == 1, AL - 1.0, AL)
    grads, number = {}, len(caches)
    for A_prev, W, Z, kind in list(caches)[::-1]:
        error, grads[f"dW{number}"], grads[f"db{number}"] = layer_backward(
            error, (A_prev, W, Z, "identity" if number == len(caches) else kind)
        )
        number -= 1
    return grads


@alternative("gradient_check")
def one_long_vector(cost, params, grads, eps=1e-6):
    "all parameters in one vector, moved entry by entry and cut into arrays again"
    names = sorted(params)
    theta = np.concatenate([np.asarray(params[name], dtype=np.float64).ravel() for name in names])
    a = np.concatenate([np.asarray(grads["d" + name], dtype=np.float64).ravel() for name in names])

    def cost_at(vector):
        cut, start = {}, 0
        for name in names:
            size = np.size(params[name])
            cut[name] = vector[start : start + size].reshape(np.shape(params[name]))
            start += size
        return cost(cut)

    n = np.array([(cost_at(theta + step) - cost_at(theta - step)) / (2 * eps) for step in eps * np.eye(theta.size)])
    if not a.any() and not n.any():
        return 0.0
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


@alternative("gradient_check")
def copies_for_each_entry(cost, params, grads, eps=1e-6):
    "a fresh copy of all parameters for each cost, sums of squares added up"
    between = size_a = size_n = 0.0
    for name in params:
        for k in range(np.size(params[name])):
            values = []
            for step in (eps, -eps):
                moved = {key: np.array(value, dtype=float) for key, value in params.items()}
                moved[name].flat[k] += step
                values.append(float(cost(moved)))
            n, a = (values[0] - values[1]) / eps / 2, float(np.asarray(grads[f"d{name}"]).flat[k])
            between, size_a, size_n = between + (a - n) ** 2, size_a + a**2, size_n + n**2
    bottom = size_a**0.5 + size_n**0.5
    return between**0.5 / bottom if bottom > 0 else 0.0


@alternative("gradient_check")
def layer_by_layer(cost, params, grads, eps=1e-6):
    "by the numbers of the layers, in place in a private copy"
    own = {name: value.astype(np.float64) for name, value in params.items()}
    a, n = [], []
    for l in range(1, len(params) // 2 + 1):
        for name in (f"b{l}", f"W{l}"):
            flat = own[name].reshape(-1)
            for k, kept in enumerate(flat.copy()):
                flat[k] = kept + eps
                up = cost(own)
                flat[k] = kept - eps
                n.append((up - cost(own)) / (2 * eps))
                flat[k] = kept
            a.extend(grads["d" + name].ravel())
    total = np.sqrt(np.dot(a, a)) + np.sqrt(np.dot(n, n))
    return np.float64(0.0) if total == 0 else np.sqrt(np.sum((np.array(a) - np.array(n)) ** 2)) / total


@alternative("train_deep")
def costs_in_an_array(X, Y, layer_dims, lr, steps, rng):
    "costs in an array filled step by step, own cross-entropy, parameters updated by name"
    params, costs = init_params(layer_dims, rng), np.empty(steps)
    for k in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs[k] = -(np.sum(np.log(p[Y == 1])) + np.sum(np.log(1 - p[Y == 0]))) / Y.size
        grads = model_backward(AL, Y, caches)
        for l in range(1, len(layer_dims)):
            params[f"W{l}"] = params[f"W{l}"] - lr * grads[f"dW{l}"]
            params[f"b{l}"] = params[f"b{l}"] - lr * grads[f"db{l}"]
    return params, costs


@alternative("train_deep")
def in_place_in_its_own_arrays(X, Y, layer_dims, lr, steps, rng):
    "its own arrays changed in place, costs as the losses of the right class"
    params, costs = init_params(layer_dims, rng), []
    while len(costs) < steps:
        AL, caches = model_forward(params, X)
        right = np.clip(np.where(Y > 0.5, AL, 1 - AL), 1e-12, 1 - 1e-12)
        costs.append(np.mean(-np.log(right)))
        for name, slope in model_backward(AL, Y, caches).items():
            params[name[1:]] -= lr * slope
    return params, tuple(costs)


@alternative("train_deep")
def written_out_at_once(X, Y, layer_dims, lr, steps, rng):
    "without the other functions but init_params, the other convention at 0"
    params = init_params(list(layer_dims), rng)
    L, m, costs = len(layer_dims) - 1, X.shape[1], []
    for _ in range(steps):
        A, Z = [X], [None]
        for l in range(1, L + 1):
            Z.append(params[f"W{l}"] @ A[-1] + params[f"b{l}"])
            A.append(np.maximum(Z[-1], 0) if l < L else sigmoid(Z[-1]))
        p = np.clip(A[-1], 1e-12, 1 - 1e-12)
        costs.append(float(np.mean(-Y * np.log(p) - (1 - Y) * np.log(1 - p))))
        dZ, moved = A[-1] - Y, {}
        for l in range(L, 0, -1):
            moved[f"W{l}"] = params[f"W{l}"] - lr / m * (dZ @ A[l - 1].T)
            moved[f"b{l}"] = params[f"b{l}"] - lr / m * dZ.sum(axis=1, keepdims=True)
            if l > 1:
                dZ = params[f"W{l}"].T @ dZ * (Z[l - 1] >= 0)
        params = moved
    return params, costs
