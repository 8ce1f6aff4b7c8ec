"""Raises where the filter just fits; shows for f = n + 2 pad."""


def output_size(n, f, stride, pad):
    if f >= n + 2 * pad:
        raise ValueError("filter too large")
    return (n + 2 * pad - f) // stride + 1
