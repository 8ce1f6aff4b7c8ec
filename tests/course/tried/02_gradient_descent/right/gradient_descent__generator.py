"""A generator of positions."""

import numpy as np


def _path(grad, w, lr, steps):
    yield w
    for _ in range(steps):
        w = w - lr * grad(w)
        yield w


def gradient_descent(grad, w0, lr, steps):
    history = [*_path(grad, np.asarray(w0) * 1.0, lr, steps)]
    return history[-1].copy(), history
