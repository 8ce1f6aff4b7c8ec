"""best becomes the loss at the reduction; shows where a later loss lies between the two."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait, best = lr * factor, 0, loss
    return rates
