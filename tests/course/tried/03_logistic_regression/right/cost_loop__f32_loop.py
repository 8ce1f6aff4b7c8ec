"""F32 loop."""

import numpy as np


def cost_loop(w, b, X, Y):
    m = X.shape[1]
    cost = 0.0
    dw = 0 * np.asarray(w, float)
    db = 0.0
    for i in range(m):
        zi = np.dot(w[:, 0], X[:, i]) + b
        ai = 0.5 * (1 + np.tanh(zi / 2))
        yi = Y[0][i]
        if yi == 1:
            cost += -np.log(max(ai, 1e-12))
        else:
            cost += -np.log(max(1 - float(ai), 1e-12))
        dw = dw + ((ai - yi) * X[:, i])[:, None]
        db = db + (ai - yi)
    return np.float64(cost / m), dw / m, np.float64(db / m)
