"""What the judge knows of layer_backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, gradient_agrees, has_shape, numerical_gradient, parts, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import ACTIVATIONS, a_layer, an_integer_layer
from public import agrees_with_central_differences
from reference import sigmoid


def own_layer(student, A_prev, W, b, activation):
    """A and the cache of the student's own forward. It may be wrong, but its A must have its shape."""
    A, cache = parts(student.layer_forward(A_prev, W, b, activation), "A, cache")
    has_shape(A, (W.shape[0], A_prev.shape[1]), ask="First layer_forward: its A has the wrong shape.")
    return A, cache


def judge_layer(student, reference, dA, layer, activation, tolerance=1e-6):
    """The student's layer_backward on the cache of the student's layer_forward."""
    A, cache = own_layer(student, *layer, activation)
    got = parts(student.layer_backward(dA, cache), "dA_prev, dW, db")
    judge_parts(student, reference, dA, layer, activation, A, got, tolerance)


def judge_parts(student, reference, dA, layer, activation, A, got, tolerance=1e-6):
    A_prev, W, b = (np.asarray(part, float) for part in layer)
    m = A_prev.shape[1]
    right, cache = reference.layer_forward(A_prev, W, b, activation)
    if np.allclose(A, right, rtol=1e-5, atol=1e-7):
        expected = reference.layer_backward(np.asarray(dA, float), cache)
    else:
        tolerance = max(tolerance, 1e-5)

        def loss(A_prev, W, b):
            return float(np.sum(dA * own_layer(student, A_prev, W, b, activation)[0]))

        expected = (
            numerical_gradient(lambda a: loss(a, W, b), A_prev),
            numerical_gradient(lambda w: loss(A_prev, w, b), W) / m,
            numerical_gradient(lambda c: loss(A_prev, W, c), b) / m,
        )
    for name, mine, theirs in zip(("dA_prev", "dW", "db"), got, expected, strict=True):
        gradient_agrees(name, mine, theirs, m, tolerance=tolerance, hidden=True)


@check(core=True)
def each_activation_backward(student, reference, rng):
    "all three derivatives are right for each activation"
    for activation in ACTIVATIONS:
        for n, n_prev, m in ((4, 3, 6), (2, 3, 5)):
            judge_layer(student, reference, rng.normal(size=(n, m)), a_layer(rng, n, n_prev, m), activation)


@check(core=True)
def square_layers(student, reference, rng):
    "a square layer with as many examples as units: nothing is transposed"
    for activation in ("relu", "tanh"):
        judge_layer(student, reference, rng.normal(size=(3, 3)), a_layer(rng, 3, 3, 3), activation)


@check
def one_of_everything_backward(student, reference, rng):
    "one example, one feature, one unit"
    for n, n_prev, m in ((3, 2, 1), (3, 1, 4), (1, 3, 4), (1, 1, 1)):
        for activation in ("relu", "sigmoid"):
            judge_layer(student, reference, rng.normal(size=(n, m)), a_layer(rng, n, n_prev, m), activation)


@check
def two_caches_at_once(student, reference, rng):
    "a cache belongs to its own forward: two forwards, then their backwards in any order"
    shapes = ((3, 2, 4), (2, 4, 5), (3, 2, 4))
    layers = [a_layer(rng, *shape) for shape in shapes]
    forwards = [
        own_layer(student, *layer, name) for layer, name in zip(layers, ("tanh", "relu", "sigmoid"), strict=True)
    ]
    for k, name in ((1, "relu"), (0, "tanh"), (2, "sigmoid"), (1, "relu")):
        n, _, m = shapes[k]
        dA = rng.normal(size=(n, m))
        A, cache = forwards[k]
        got = parts(student.layer_backward(dA, cache), "dA_prev, dW, db")
        judge_parts(student, reference, dA, layers[k], name, A, got)


@check
def saturated_units(student, reference):
    "at z = -1000 and 1000 the slopes are right, without a warning"
    for activation in ACTIVATIONS:
        layer = np.array([[-10.0, 0.01, 10.0]]), np.array([[100.0]]), np.array([[0.5]])
        dA = np.array([[1.0, -2.0, 3.0]])
        A, cache = own_layer(student, *layer, activation)
        if np.all(np.isfinite(A)):
            outcome = student.observe("layer_backward", dA, cache)
            quiet(outcome, ask=f"Which part of the slope of {activation} overflows?")
            got = parts(outcome.value, "dA_prev, dW, db")
            if np.allclose(A, reference.layer_forward(*layer, activation)[0], atol=1e-9):
                judge_parts(student, reference, dA, layer, activation, A, got)


@check
def integers_backward(student, reference, rng):
    "integers give the same derivatives, and single precision as far as it goes"
    for activation in ("relu", "identity"):
        dA = rng.integers(-3, 4, (3, 5))
        judge_layer(student, reference, dA, an_integer_layer(rng, 3, 2, 5), activation)
    for activation in ("tanh", "sigmoid"):
        judge_layer(student, reference, rng.integers(1, 4, (3, 5)), a_layer(rng, 3, 2, 5), activation)
    for activation in ("relu", "tanh"):
        single = [part.astype(np.float32) for part in a_layer(rng, 3, 2, 5)]
        A, cache = own_layer(student, *single, activation)
        if np.allclose(A, reference.layer_forward(*single, activation)[0], rtol=1e-4, atol=1e-5):
            dA = rng.normal(size=(3, 5)).astype(np.float32)
            got = parts(student.layer_backward(dA, cache), "dA_prev, dW, db")
            judge_parts(
                student, reference, dA, single, activation, reference.layer_forward(*single, activation)[0], got, 1e-4
            )


@check
def inputs_unchanged_backward(student, rng):
    "dA and the cache stay as they are"
    for activation in ACTIVATIONS:
        _, cache = own_layer(student, *a_layer(rng, 3, 2, 5), activation)
        unchanged(student.observe("layer_backward", dA=rng.normal(size=(3, 5)), cache=cache))


@alternative
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


@alternative
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


@alternative
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


@misconception(caught_by=agrees_with_central_differences)
def mean_forgotten(dA, cache):
    "dW and db are m times too large: the cost is a mean over the events. Where is the 1/m?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def mean_in_dA_prev_too(dA, cache):
    """dA_prev carries a 1/m as well, so every further layer divides by m again. Does it belong to one event or to all
    of them?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope / Z.shape[1]
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def mean_over_units(dA, cache):
    "You divide by the number of units, and the mean goes over the events. Which axis counts the events?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[0], dZ.sum(axis=1, keepdims=True) / Z.shape[0]


@misconception(caught_by=agrees_with_central_differences)
def mean_over_inputs(dA, cache):
    "You divide by the number of inputs, and the mean goes over the events. Which axis of A_prev counts the events?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ, n = dA * slope, A_prev.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / n, dZ.sum(axis=1, keepdims=True) / n


@misconception(caught_by=agrees_with_central_differences)
def activation_forgotten(dA, cache):
    "dA went through as if the activation weren't there. What lies between Z and A, and what is its slope?"
    A_prev, W, Z, _ = cache
    return W.T @ dA, dA @ A_prev.T / Z.shape[1], dA.mean(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def slope_at_A(dA, cache):
    """The slope is taken at A where it must be taken at Z: tanh' at z isn't tanh' at tanh(z). Which of the two stands
    in your cache?"""
    A_prev, W, Z, activation = cache
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    s = sigmoid(A)
    dZ = dA * {"relu": A > 0, "tanh": 1 - np.tanh(A) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def formula_of_a_with_z(dA, cache):
    "a(1 - a) and 1 - a^2 are formulas of the activation a, and you put z in. What is a, in terms of z?"
    A_prev, W, Z, activation = cache
    dZ = dA * {"relu": Z > 0, "tanh": 1 - Z**2, "sigmoid": Z * (1 - Z), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def through_the_activation(dA, cache):
    "dA is multiplied by the activation itself, not by its slope. What is the derivative of tanh?"
    A_prev, W, Z, activation = cache
    dZ = dA * {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def one_bias_for_all(dA, cache):
    "db is one number for the whole layer; every unit has its own bias. Over which axis alone is the sum?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum() / Z.shape[1]


@misconception(caught_by=agrees_with_central_differences)
def keepdims_forgotten(dA, cache):
    """db is flat, (n,) and not (n, 1): the next update would turn b into an (n, n) matrix. Which argument of sum keeps
    the column?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum(axis=1) / Z.shape[1]


@misconception(caught_by=agrees_with_central_differences)
def summed_over_units(dA, cache):
    "db is summed over the units and has one entry for each event. Which index should be left?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum(axis=0, keepdims=True) / Z.shape[1]


@misconception(caught_by=agrees_with_central_differences)
def db_is_dZ(dA, cache):
    "db = dZ, as some slides have it, holds for one event. What becomes of it for m of them?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ


@misconception(caught_by=agrees_with_central_differences)
def db_summed_dW_meant(dA, cache):
    "dW is a mean and db still a sum: it is m times too large. Do both come from the same cost?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def dW_transposed(dA, cache):
    """dW is transposed. It has the shape of W, a row for each unit of this layer: which factor comes first in the
    product?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, A_prev @ dZ.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=square_layers)
def W_not_transposed(dA, cache):
    "On the way back W is turned round: an input collects from all units it went to. Is it W or W.T that multiplies dZ?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    dA_prev = W @ dZ if W.shape[0] == W.shape[1] else W.T @ dZ
    return dA_prev, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=agrees_with_central_differences)
def dA_prev_of_dA(dA, cache):
    """dA_prev is made from dA, it has to be made from dZ: the way back to A_prev leads through the activation. Which
    step was jumped?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dA, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=saturated_units)
def slope_overflows(dA, cache):
    "exp(1000) overflows in the slope. The sigmoid's slope is s(1 - s), and you have a safe sigmoid; what has tanh?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    if activation == "sigmoid":
        dZ = dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2
    elif activation == "tanh":
        dZ = dA / np.cosh(Z) ** 2
    else:
        dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception(caught_by=inputs_unchanged_backward)
def masks_dA_in_place(dA, cache):
    "`dA[Z <= 0] = 0` writes into the array of the caller, who may still need it. How do you get a new one?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    if activation == "relu":
        dA[Z <= 0] = 0
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


equivalent(
    change="dZ = dA * (Z > 0): Z > 0 -> Z >= 0",
    reason="07 accepts both conventions for the slope of relu at 0",
)
