"""best follows every lower loss, also one too small to count; shows for slow falls below min_delta."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best_epoch, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
        best = min(best, loss)
    return len(losses) - 1, best_epoch
