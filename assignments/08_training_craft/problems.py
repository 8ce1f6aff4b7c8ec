"""What the hidden checks of several tasks draw and share."""

import numpy as np

from autograder.checks import agree, parts


def agree_by_part(got, expected, names, ask, **tolerance):
    """As agree, part by part, and says which part it is."""
    for name, mine, right in zip(names, parts(got, names), expected, strict=True):
        agree(mine, right, what=name, ask=f"{name}: {ask}", **tolerance)


def moments(rng, shape, kind=float):
    """w, g, v of one shape; whole numbers where the kind is int."""
    if kind is int:
        return tuple(rng.integers(-4, 5, shape) for _ in range(3))
    return tuple(rng.normal(size=shape).astype(kind) for _ in range(3))


def a_batch(rng, n, m):
    """Z with its own mean and size in each unit, gamma, beta, running. No variance is small: eps has its own check."""
    Z = rng.normal(size=(n, m))
    if m > 1:
        Z = (Z - Z.mean(axis=1, keepdims=True)) / Z.std(axis=1, keepdims=True)
    Z = Z * rng.uniform(0.7, 3, (n, 1)) + rng.normal(size=(n, 1)) * 3
    running = {"mean": rng.normal(size=(n, 1)), "var": rng.uniform(0.5, 3, (n, 1))}
    return Z, rng.normal(size=(n, 1)), rng.normal(size=(n, 1)), running


def noisy_curve(rng, epochs):
    """A noisy curve of distinct multiples of 1/1024: sums are exact, and with these min_deltas nothing ties."""
    curve = 1024 * np.exp(-np.arange(epochs) / 10) + rng.integers(-200, 201, epochs)
    values = np.round(curve).astype(int)
    while len(np.unique(values)) < epochs:
        values = values + rng.integers(-5, 6, epochs)
    return [float(value) / 1024 for value in values]


PATIENCES = ((1, 0.0), (2, 0.0), (3, 255 / 2048), (5, 511 / 2048), (2, 31 / 2048))
