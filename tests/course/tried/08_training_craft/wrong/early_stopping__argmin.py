"""best_epoch as argmin of the losses up to the stop; shows where a later lower loss does not count."""
import numpy as np


def early_stopping(losses, patience, min_delta):
    best, wait, stop = float("inf"), 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait >= patience:
                stop = epoch
                break
    return stop, int(np.argmin(losses[: stop + 1]))
