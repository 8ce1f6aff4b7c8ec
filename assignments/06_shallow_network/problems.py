"""What the hidden checks of several tasks draw and share.

The entries of the cache are fixed by the contract, so where the student's forward is missing or wrong, its backward is
judged on the right cache.
"""

import numpy as np

from autograder.checks import Missing, expect, finite, gradient_agrees, quiet, unchanged

NAMES = ("W1", "b1", "W2", "b2")


def a_network(rng, n_x, n_h, m, scale=1.0):
    """Parameters with biases, events, labels of both kinds."""
    shapes = ((n_h, n_x), (n_h, 1), (1, n_h), (1, 1))
    params = {name: scale * rng.normal(size=shape) for name, shape in zip(NAMES, shapes, strict=True)}
    Y = (rng.random((1, m)) < 0.5).astype(float)
    Y[0, 0] = 1.0 - Y[0, -1] if m > 1 else 1.0
    return params, rng.normal(size=(n_x, m)), Y


def own_cache(student, reference, params, X):
    """The cache of the student's forward where it is right, else the reference's."""
    right = reference.forward(params, X)[1]
    try:
        value = student.observe("forward", params, X).value
    except Missing:
        return right
    own = value[1] if isinstance(value, tuple | list) and len(value) == 2 else None
    fits = isinstance(own, dict) and all(
        isinstance(own.get(name), np.ndarray) and own[name].shape == a.shape and np.allclose(own[name], a)
        for name, a in right.items()
    )
    return own if fits else right


def judge(student, reference, task, params, X, Y, tolerance=1e-6):
    """The four gradients, from the output backwards."""
    grads = getattr(student, task)(params, own_cache(student, reference, params, X), X, Y)
    compare_all(reference, task, params, X, Y, grads, tolerance)


def compare_all(reference, task, params, X, Y, grads, tolerance=1e-6):
    exact = {name: value.astype(float) for name, value in params.items()}
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    expected = getattr(reference, task)(exact, reference.forward(exact, X)[1], X, Y)
    expect(isinstance(grads, dict), "a dict is expected", ask="Which key has the gradient of W1?")
    for name in ("dW2", "db2", "dW1", "db1"):
        expect(name in grads, ask=f"Under which key is {name} returned?")
        gradient_agrees(name, grads[name], expected[name], X.shape[1], tolerance=tolerance, hidden=True)


def judge_shapes(student, reference, rng, task):
    for n_x, n_h, m in ((3, 4, 6), (2, 5, 3), (4, 2, 7)):
        judge(student, reference, task, *a_network(rng, n_x, n_h, m))


def judge_edges(student, reference, rng, task):
    for n_x, n_h, m in ((3, 4, 1), (1, 4, 5), (3, 1, 5), (1, 1, 1)):
        judge(student, reference, task, *a_network(rng, n_x, n_h, m))


def judge_numbers(student, reference, rng, task):
    params, X, Y = a_network(rng, 3, 4, 5)
    judge(student, reference, task, params, rng.integers(-2, 3, (3, 5)), Y.astype(int))
    judge(student, reference, task, params, X, np.zeros((1, 5)))
    judge(student, reference, task, params, X, np.ones((1, 5)))
    single = {name: value.astype(np.float32) for name, value in params.items()}
    cache = {name: value.astype(np.float32) for name, value in reference.forward(params, X)[1].items()}
    grads = getattr(student, task)(single, cache, X.astype(np.float32), Y.astype(np.float32))
    compare_all(reference, task, params, X, Y, grads, 1e-4)


def judge_certainty(student, reference, rng, task):
    params, X, _ = a_network(rng, 3, 4, 6)
    params["W2"], params["b2"] = 1000 * params["W2"], np.array([[3.0]])
    Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0, 0.0]])
    outcome = student.observe(task, params, own_cache(student, reference, params, X), X, Y)
    quiet(outcome, ask="Does a line divide by A2 or 1 - A2, or take an exponential? What is left on paper?")
    finite(outcome.value)
    compare_all(reference, task, params, X, Y, outcome.value)


def judge_unchanged(student, reference, rng, task):
    params, X, Y = a_network(rng, 3, 4, 5)
    cache = own_cache(student, reference, params, X)
    outcome = student.observe(task, params=params, cache=cache, X=X, Y=Y)
    unchanged(outcome)
    compare_all(reference, task, params, X, Y, outcome.value)
