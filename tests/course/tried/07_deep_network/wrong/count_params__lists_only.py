"""Adds a list to the dimensions, so only a list will do; shows for a tuple."""


def count_params(layer_dims):
    pairs = zip(layer_dims, layer_dims[1:] + [0])
    return sum(a * b + b for a, b in pairs)
