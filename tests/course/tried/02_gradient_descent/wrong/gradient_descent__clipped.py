"""Gradient clipped at 10; shows far from the minimum."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    w, history = w0 * 1.0, [w0 * 1.0]
    for _ in range(steps):
        w = w - lr * np.clip(grad(w), -10, 10)
        history.append(w)
    return w, history
