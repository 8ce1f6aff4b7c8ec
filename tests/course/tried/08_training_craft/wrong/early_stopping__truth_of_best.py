"""`if not best_loss` as the mark of the first epoch; shows where the best loss is exactly 0."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = None, 0, 0
    for epoch, loss in enumerate(losses):
        if not best or loss < best - min_delta:
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch
