"""One array of all steps."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    history = np.empty((steps + 1,) + w0.shape)
    history[0] = w0
    for t in range(steps):
        history[t + 1] = history[t] - lr * grad(history[t])
    return history[-1], history
