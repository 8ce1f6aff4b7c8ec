"""Stops when the gradient is small; shows in the length of the history near the minimum."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    w, history = w0 * 1.0, [w0 * 1.0]
    for _ in range(steps):
        g = grad(w)
        if np.linalg.norm(g) < 1e-6:
            break
        w = w - lr * g
        history.append(w)
    return w, history
