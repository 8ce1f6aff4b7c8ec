"""Reduces at wait == patience and never again without an improvement; shows on long plateaus."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr = lr * factor
    return rates
