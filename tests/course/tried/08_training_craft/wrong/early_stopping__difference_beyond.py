"""best - loss > min_delta in absolute value; shows for a loss that rises by more than min_delta."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if abs(best - loss) > min_delta:
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch
