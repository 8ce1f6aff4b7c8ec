"""Takes the size for the stride; shows where they differ."""
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(X, size, stride):
    return sliding_window_view(X, (size, size), axis=(1, 2))[:, ::size, ::size].max(axis=(-2, -1))
