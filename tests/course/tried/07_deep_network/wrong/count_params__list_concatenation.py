"""Pops from its argument; shows in the list after the call."""


def count_params(layer_dims):
    before, total = layer_dims.pop(0), 0
    while layer_dims:
        n = layer_dims.pop(0)
        total += n * before + n
        before = n
    return total
