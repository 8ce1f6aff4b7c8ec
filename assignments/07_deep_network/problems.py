"""What the hidden checks of several tasks draw and share.

Gradients are compared with the reference where the student's forward agrees with it, else with central differences of
the student's own forward, whose cache is the student's own format.
"""

import numpy as np

from autograder.checks import expect, has_shape, parts

ACTIVATIONS = ("identity", "relu", "tanh", "sigmoid")


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
    AL, caches = parts(student.model_forward(params, X), "AL, caches")
    has_shape(AL, Y.shape, ask="First model_forward: its AL has the wrong shape.")
    fine = AL.dtype.kind in "iuf" and bool(np.all((AL >= 0) & (AL <= 1)))
    expect(
        fine, "the output is no probability", ask="First model_forward: its output is no probability between 0 and 1."
    )
    return AL, caches
