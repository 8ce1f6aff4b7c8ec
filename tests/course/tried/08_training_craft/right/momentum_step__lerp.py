"""the average moved towards g by 1 - beta, in float64."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    w, g, v = (np.asarray(a, dtype=np.float64) for a in (w, g, v))
    v_new = v + (1 - beta) * (g - v)
    return np.subtract(w, lr * v_new), v_new
