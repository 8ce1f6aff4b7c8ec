"""np.average with weights; a list as the pair."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    v = np.average(np.stack([v, g]), axis=0, weights=[beta, 1 - beta])
    return (np.add(w, -lr * v), v)
