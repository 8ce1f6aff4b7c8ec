"""Takes v = 0 for the first step and corrects it by 1 - beta; shows where v is zero."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    first = not np.any(v)
    v = beta * v + (1 - beta) * g
    return w - lr * (v / (1 - beta) if first else v), v
