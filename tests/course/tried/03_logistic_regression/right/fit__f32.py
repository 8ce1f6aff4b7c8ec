"""F32."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1), np.float32 if X.dtype == np.float32 else float)
    b = 0
    c = ()
    for _ in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c += (k,)
        w = w - lr * dw
        b -= lr * db
    return (w, b, c)
