"""Other right solutions: each must get full marks."""

import numpy as np

from autograder.course.proof import alternative


@alternative("init_params")
def normal_with_a_deviation(n_x, n_h, n_y, rng, scale=0.5):
    "rng.normal with the deviation as an argument, in a loop over the layers"
    params, sizes = {}, (n_x, n_h, n_y)
    for l in (1, 2):
        params[f"W{l}"] = rng.normal(0, scale, (sizes[l], sizes[l - 1]))
        params[f"b{l}"] = np.zeros((sizes[l], 1))
    return params


@alternative("init_params")
def one_long_draw(n_x, n_h, n_y, rng, scale=0.5):
    "all numbers in one draw, cut into two matrices; integer zeros; entries in another order"
    numbers = rng.standard_normal(n_h * n_x + n_y * n_h) * scale
    W1, W2 = np.split(numbers, [n_h * n_x])
    b1, b2 = np.zeros((n_h, 1), int), np.zeros((n_y, 1), int)
    return {"b2": b2, "b1": b1, "W2": W2.reshape(n_y, n_h), "W1": W1.reshape(n_h, n_x)}


@alternative("init_params")
def unit_by_unit(n_x, n_h, n_y, rng, scale=0.5):
    "a row at a time, in single precision, with the sizes as a further entry"
    W1 = np.array([scale * rng.standard_normal(n_x) for _ in range(n_h)], dtype=np.float32)
    W2 = np.array([scale * rng.standard_normal(n_h) for _ in range(n_y)], dtype=np.float32)
    return dict(W1=W1, b1=W1[:, :1] * 0, W2=W2, b2=W2[:, :1] * 0, sizes=(n_x, n_h, n_y))  # noqa: C408


@alternative("forward")
def by_einsum(params, X):
    "einsum, the sigmoid by tanh, a further entry in the cache"
    Z1 = np.einsum("hx,xm->hm", params["W1"], X) + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.einsum("oh,hm->om", params["W2"], A1) + params["b2"]
    A2 = 0.5 * (1.0 + np.tanh(0.5 * Z2))
    return A2, {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@alternative("forward")
def example_by_example(params, X):
    "a loop over the examples and one over the units, results in a list"
    n_h, m = params["W1"].shape[0], X.shape[1]
    cache = {"Z1": np.zeros((n_h, m)), "A1": np.zeros((n_h, m)), "Z2": np.zeros((1, m)), "A2": np.zeros((1, m))}
    for i in range(m):
        for j in range(n_h):
            cache["Z1"][j, i] = np.dot(params["W1"][j].astype(float), X[:, i]) + params["b1"][j, 0]
            cache["A1"][j, i] = np.tanh(cache["Z1"][j, i])
        z = float(params["W2"][0] @ cache["A1"][:, i]) + float(params["b2"][0, 0])
        cache["Z2"][0, i] = z
        cache["A2"][0, i] = 1 / (1 + np.exp(-z)) if z > 0 else 1 - 1 / (1 + np.exp(z))
    return [cache["A2"], cache]


@alternative("forward")
def bias_as_a_weight(params, X):
    "a row of ones for the biases"
    ones = np.ones((1, X.shape[1]))
    Z1 = np.hstack([params["W1"], params["b1"]]) @ np.vstack([X, ones])
    Z2 = np.hstack([params["W2"], params["b2"]]) @ np.vstack([np.tanh(Z1), ones])
    A2 = np.exp(-np.logaddexp(0.0, -Z2))
    return A2, dict(zip(("Z1", "A1", "Z2", "A2"), (Z1, np.tanh(Z1), Z2, A2), strict=True))


@alternative("cost")
def of_the_right_class(A2, Y):
    "minus the mean logarithm of the probability of the true label"
    right = np.where(np.asarray(Y) == 1, A2, 1.0 - np.asarray(A2, float))
    return -np.log(np.clip(np.asarray(right, float), 1e-12, 1 - 1e-12)).mean()


@alternative("cost")
def matrix_products(A2, Y):
    "two row-times-column products, the one entry taken out"
    A = np.minimum(np.maximum(np.array(A2, dtype=float), 1e-12), 1 - 1e-12)
    total = np.dot(np.log(A), np.transpose(Y)) + np.dot(np.log1p(-A), np.transpose(1 - Y))
    return (-total / A.shape[1]).item()


@alternative("cost")
def in_a_loop(A2, Y):
    "a plain loop"
    total, m = 0.0, A2.shape[1]
    for i in range(m):
        a = min(max(float(A2[0, i]), 1e-12), 1 - 1e-12)
        total -= np.log(a) if Y[0, i] == 1 else np.log(1 - a)
    return total / m


@alternative("backward")
def means_over_axis_one(params, cache, X, Y):
    "the 1/m taken at the output, biases by np.sum over examples"
    error = (cache["A2"] - Y) / Y.shape[1]
    hidden = params["W2"].T * error * (1 - np.tanh(cache["Z1"]) ** 2)
    return {
        "db2": np.sum(error, axis=1, keepdims=True),
        "db1": np.sum(hidden, axis=1).reshape(-1, 1),
        "dW2": np.dot(error, cache["A1"].T),
        "dW1": np.dot(hidden, X.T),
    }


@alternative("backward")
def example_after_example(params, cache, X, Y):
    "a loop that adds outer products"
    grads = {f"d{name}": np.zeros(np.shape(value)) for name, value in params.items()}
    m = X.shape[1]
    for i in range(m):
        a1 = cache["A1"][:, i : i + 1].astype(float)
        d2 = cache["A2"][:, i : i + 1] - Y[:, i : i + 1]
        d1 = params["W2"].T @ d2 * (1 - a1) * (1 + a1)
        grads["dW2"] += d2 @ a1.T / m
        grads["db2"] += d2 / m
        grads["dW1"] += d1 @ X[:, i : i + 1].T / m
        grads["db1"] += d1 / m
    return grads


@alternative("backward")
def with_everything_in_between(params, cache, X, Y):
    "einsum; the derivatives in between are further entries"
    m = X.shape[1]
    dZ2 = np.subtract(cache["A2"], Y)
    dA1 = np.einsum("oh,om->hm", params["W2"], dZ2)
    dZ1 = dA1 / np.cosh(np.clip(cache["Z1"], -300, 300)) ** 2
    return {
        "dZ2": dZ2,
        "dA1": dA1,
        "dW2": np.einsum("om,hm->oh", dZ2, cache["A1"]) / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
        "dW1": np.einsum("hm,xm->hx", dZ1, X) / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
    }


@alternative("backward_squared")
def by_other_labels(params, cache, X, Y):
    "backward with labels that make its error the one of the squared cost"
    A2 = cache["A2"]
    return backward(params, cache, X, A2 - (A2 - Y) * A2 * (1 - A2))


@alternative("backward_squared")
def slopes_from_z(params, cache, X, Y):
    "the sigmoid's slope from Z2, means by np.mean"
    m = Y.shape[1]
    dZ2 = (cache["A2"] - Y) * sigmoid(cache["Z2"]) * sigmoid(-cache["Z2"])
    dZ1 = np.dot(params["W2"].T, dZ2) * (1 - np.square(cache["A1"]))
    return {
        "dW1": 1 / m * np.dot(dZ1, X.T),
        "db1": np.mean(dZ1, axis=1, keepdims=True),
        "dW2": 1 / m * np.dot(dZ2, cache["A1"].T),
        "db2": np.mean(dZ2, axis=1, keepdims=True),
    }


@alternative("backward_squared")
def its_own_forward(params, cache, X, Y):
    "forward once more, the cache isn't used; a loop over the units"
    A2, own = forward(params, X)
    error, m = (A2 - Y) * (A2 - A2**2) / X.shape[1], X.shape[1]
    W2, A1 = np.asarray(params["W2"], float), own["A1"]
    dW1, db1 = np.zeros((A1.shape[0], X.shape[0])), np.zeros((A1.shape[0], 1))
    for j in range(A1.shape[0]):
        delta = W2[0, j] * error[0] * (1 - A1[j] ** 2)
        dW1[j], db1[j, 0] = X @ delta, delta.sum()
    return {"dW1": dW1, "db1": db1, "dW2": error @ A1.T, "db2": error.mean(axis=1, keepdims=True) * m}


@alternative("update")
def four_lines(params, grads, lr):
    "each parameter by its name"
    W1 = params["W1"] - lr * grads["dW1"]
    b1 = params["b1"] - lr * grads["db1"]
    W2 = params["W2"] - lr * grads["dW2"]
    b2 = params["b2"] - lr * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@alternative("update")
def copies_moved_in_place(params, grads, lr):
    "double copies that are moved in place"
    new = {name: np.array(value, dtype=float) for name, value in params.items()}
    for name in new:
        new[name] -= np.multiply(lr, grads["d" + name])
    return new


@alternative("update")
def walking_over_the_gradients(params, grads, lr):
    "by the names of the gradients"
    new = {}
    for name, slope in grads.items():
        new[name[1:]] = np.add(params[name[1:]], -lr * slope)
    return new


@alternative("train")
def costs_in_an_array(X, Y, n_h, lr, steps, rng):
    "costs in an array, the scale given by name"
    params = init_params(n_x=X.shape[0], n_h=n_h, n_y=1, rng=rng, scale=0.5)
    costs = np.zeros(steps)
    for k in range(steps):
        A2, cache = forward(params, X)
        costs[k] = cost(A2, Y)
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@alternative("train")
def everything_written_out(X, Y, n_h, lr, steps, rng):
    "none of the other functions, arrays of its own moved in place"
    n_x, m = X.shape
    W1, W2 = 0.5 * rng.standard_normal((n_h, n_x)), 0.5 * rng.standard_normal((1, n_h))
    b1, b2, costs = np.zeros((n_h, 1)), np.zeros((1, 1)), []
    for _ in range(steps):
        A1 = np.tanh(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        safe = np.clip(A2, 1e-12, 1 - 1e-12)
        costs.append(-np.sum(Y * np.log(safe) + (1 - Y) * np.log(1 - safe)) / m)
        dZ2 = (A2 - Y) / m
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W1 -= lr * dZ1 @ X.T
        b1 -= lr * dZ1.sum(axis=1, keepdims=True)
        W2 -= lr * dZ2 @ A1.T
        b2 -= lr * dZ2.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs


@alternative("train")
def by_keyword(X, Y, n_h, lr, steps, rng):
    "a while loop, everything by keyword, costs as a tuple"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), ()
    while len(costs) < steps:
        A2, cache = forward(params=params, X=X)
        costs = (*costs, cost(A2=A2, Y=Y))
        params = update(params=params, grads=backward(params=params, cache=cache, X=X, Y=Y), lr=lr)
    return [params, costs]
