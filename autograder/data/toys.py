"""Points in a plane to draw decision boundaries for: X is (2, m), y is (m,) ints (`y[None]` is the row Y)."""

import numpy as np

Points = tuple[np.ndarray, np.ndarray]


def blobs(m: int, rng: np.random.Generator, classes: int = 4, spread: float = 0.6) -> Points:
    """Round Gaussian clouds, one a class, their centres evenly on a circle of radius 2 that starts at a random angle.

    Like particles of several kinds seen by two detectors of finite resolution; straight boundaries are the best ones.
    """
    y = rng.integers(0, classes, m)
    angle = 2.0 * np.pi * (rng.random() + y / classes)
    return 2.0 * np.stack([np.cos(angle), np.sin(angle)]) + spread * rng.standard_normal((2, m)), y


def xor(m: int, rng: np.random.Generator, spread: float = 0.25) -> Points:
    """Clouds around (0, 0), (0, 1), (1, 0) and (1, 1); class 1 where just one is near 1: no line works."""
    corner = rng.integers(0, 2, (2, m))
    return corner + spread * rng.standard_normal((2, m)), corner[0] ^ corner[1]


def circle(m: int, rng: np.random.Generator, radius: float = 1.0, spread: float = 0.1) -> Points:
    """Class 1 inside a circle of `radius`, class 0 in a ring around it, as often as the other; the edge is blurred.

    Linear in the basis (x1^2, x2^2, sqrt2 x1 x2).
    """
    y = rng.integers(0, 2, m)
    low, high = np.where(y == 1, 0.0, 1.0), np.where(y == 1, 1.0, 4.0)
    r = radius * np.sqrt(low + (high - low) * rng.random(m)) + spread * radius * rng.standard_normal(m)
    angle = 2.0 * np.pi * rng.random(m)
    return np.stack([r * np.cos(angle), r * np.sin(angle)]), y


def spirals(m: int, rng: np.random.Generator, classes: int = 2, turns: float = 1.25, noise: float = 0.06) -> Points:
    """Arms that wind around each other `turns` times, one a class: deep networks beat shallow ones here.

    As tracks of charged particles in a magnetic field that lose energy and curl up.
    """
    y = rng.integers(0, classes, m)
    t = np.sqrt(rng.random(m))
    angle = 2.0 * np.pi * (turns * t + y / classes)
    return t * np.stack([np.cos(angle), np.sin(angle)]) + noise * t * rng.standard_normal((2, m)), y
