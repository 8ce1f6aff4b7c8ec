"""Shuffles a stored order once per m: later calls give the same batches."""

_orders = {}


def minibatches(m, size, rng):
    if m not in _orders:
        _orders[m] = rng.permutation(m)
    return [_orders[m][i : i + size] for i in range(0, m, size)]
