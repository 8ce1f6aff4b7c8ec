"""The velocity keeps the type of the v given; shows for integer zeros."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    new = np.zeros_like(v)
    new[...] = beta * v + (1 - beta) * g
    return w - lr * new, new
