"""a generator turned into a list."""


def _rates(losses, lr, factor, patience, min_delta):
    it = iter(losses)
    try:
        best = next(it)
    except StopIteration:
        return
    yield float(lr)
    left = patience
    for loss in it:
        yield float(lr)
        if loss < best - min_delta:
            best, left = loss, patience
            continue
        left -= 1
        if left == 0:
            lr, left = lr * factor, patience


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    return list(_rates(losses, lr, factor, patience, min_delta))
