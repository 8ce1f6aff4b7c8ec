"""A floor of 1e-6 under the rate; shows where the rate would fall below it."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait = max(lr * factor, 1e-6), 0
    return rates
