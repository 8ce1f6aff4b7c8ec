"""What the hidden checks of several tasks draw and share.

Gradients are compared with the reference where the student's forward agrees with it, else with central differences of
the student's own forward, whose cache is the student's own format.
"""

import numpy as np

from autograder.checks import Failed, expect, has_shape

ACTIVATIONS = ("identity", "relu", "tanh", "sigmoid")


def pair(value, names):
    """The parts of a result that should have as many as `names` has."""
    count = len(names.split(", "))
    fits = isinstance(value, tuple | list) and len(value) == count
    expect(fits, f"{count} things should come back", ask=f"Does it return {names}?")
    return value


def compare(name, got, expected, m, tolerance=1e-6, above=""):
    """A gradient against the right one; the question names the difference, as hidden checks show nothing else."""
    has_shape(got, expected.shape, ask=f"{name} has another shape than what it is the derivative of.")
    if not close(got, expected, tolerance):
        pattern = pattern_of(got, expected, m, tolerance)
        raise Failed(f"{name} {pattern}{above}", ask=f"{name} {pattern}{above}", got=got, expected=expected)


def close(got, expected, tolerance):
    if got.shape != expected.shape or got.dtype.kind not in "iuf":
        return False
    size = np.abs(got) + np.abs(expected) + np.max(np.abs(expected), initial=0.0)
    return bool(np.all(np.abs(got - expected) <= tolerance * size + 1e-12))


def pattern_of(got, expected, m, tolerance):
    """The pattern of a wrong gradient, and a question about it."""
    if got.dtype.kind not in "iuf" or not np.all(np.isfinite(got)):
        return "is not made of finite real numbers. Where do they come in?"
    if close(got, m * expected, tolerance):
        return "is the right one times the number of examples. Is the mean over the examples taken?"
    if close(got, expected / m, tolerance):
        return "is the right one divided by the number of examples. Is 1/m there once too often?"
    if close(got, -expected, tolerance):
        return "has the wrong sign. Which of the two comes first in the difference?"
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T, expected, tolerance):
        return "is the transpose of the right one. Which index counts the units of this layer?"
    if not np.any(got):
        return "is zero everywhere. Does the derivative reach this place at all?"
    factor = np.sum(got * expected) / max(np.sum(expected**2), 1e-300)
    if close(got, factor * expected, tolerance):  # which one stays unsaid: it could say what the student has seen
        return "is the right one times a constant. Where could this factor come from?"
    return "differs from the right one in some entries. Which line of the chain rule makes them?"


def a_layer(rng, n, n_prev, m):
    """A layer whose z stay away from 0, where relu has no derivative."""
    while True:
        A_prev, W, b = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))
        if np.min(np.abs(W @ A_prev + b)) > 1e-3:
            return A_prev, W, b


def an_integer_layer(rng, n, n_prev, m):
    """Even weights and odd biases: z is never 0."""
    A_prev, W = rng.integers(-3, 4, (n_prev, m)), 2 * rng.integers(-2, 3, (n, n_prev))
    return A_prev, W, 2 * rng.integers(-2, 3, (n, 1)) + 1


def a_network(rng, dims, m, near=1e-3):
    """Parameters with biases, events, labels of both kinds; no hidden z near 0."""
    while True:
        params, nearest = {}, 1.0
        X = A = rng.normal(size=(dims[0], m))
        for l in range(1, len(dims)):
            params[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
            params[f"b{l}"] = rng.normal(size=(dims[l], 1)) * 0.5
            Z = params[f"W{l}"] @ A + params[f"b{l}"]
            nearest, A = min(nearest, np.min(np.abs(Z))), np.maximum(Z, 0)
        if nearest > near:
            Y = (rng.random((1, m)) < 0.5).astype(float)
            Y[0, 0] = 1.0 - Y[0, -1] if m > 1 else 1.0
            return params, X, Y


def own_model(student, params, X, Y):
    """AL and the caches of the student's own forward, which may be wrong but must give a probability for each event."""
    AL, caches = pair(student.model_forward(params, X), "AL, caches")
    has_shape(AL, Y.shape, ask="First model_forward: its AL has the wrong shape.")
    fine = AL.dtype.kind in "iuf" and bool(np.all((AL >= 0) & (AL <= 1)))
    expect(
        fine, "the output is no probability", ask="First model_forward: its output is no probability between 0 and 1."
    )
    return AL, caches
