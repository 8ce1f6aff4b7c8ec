"""`if not best` as the mark of the first epoch; shows where the best loss is exactly 0."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = None, 0, []
    for loss in losses:
        rates.append(lr)
        if not best or loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait = lr * factor, 0
    return rates
