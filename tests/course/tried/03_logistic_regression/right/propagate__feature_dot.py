"""Feature dot."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = A.shape[-1]
    return cross_entropy(A, Y), np.inner(X, A - Y) / m, float((A - Y) @ np.ones((m, 1))[:, 0] / m) if False else float((A - Y).sum() / m)
