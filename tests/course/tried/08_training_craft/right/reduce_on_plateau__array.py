"""an array multiplied from the next epoch on."""
import numpy as np


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    rates = np.full(len(losses), lr, dtype=float)
    best, mark = np.inf, -1
    for e, loss in enumerate(losses):
        if loss < best - min_delta:
            best, mark = loss, e
        elif e - mark >= patience:
            rates[e + 1 :] *= factor
            mark = e
    return rates
