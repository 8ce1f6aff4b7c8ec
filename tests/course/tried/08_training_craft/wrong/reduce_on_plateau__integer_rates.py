"""An array of lr's type; shows for an integer lr."""
import numpy as np


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    rates = np.full(len(losses), lr)
    best, wait = float("inf"), 0
    for e, loss in enumerate(losses):
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                wait = 0
                rates[e + 1 :] = rates[e] * factor
    return rates
