"""In place on a copy of its own, grad gets a copy."""

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    w = w0.astype(float)
    history = [w0]
    while len(history) < steps + 1:
        w -= lr * np.asarray(grad(w.copy()))
        history += [np.array(w)]
    return w, history
