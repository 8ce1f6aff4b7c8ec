"""no counter: the distance to the best epoch; numpy integers."""
import numpy as np


def early_stopping(losses, patience, min_delta):
    losses = np.asarray(losses, dtype=float)
    best = 0
    for e in range(1, losses.size):
        if losses[e] < losses[best] - min_delta:
            best = e
        elif e - best == patience:
            return np.int64(e), np.int64(best)
    return np.int64(losses.size - 1), np.int64(best)
