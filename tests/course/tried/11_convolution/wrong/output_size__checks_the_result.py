"""Raises where the result is not positive, after int() has cut towards zero; shows for n = 4, f = 5, stride 2 (gives 1)."""


def output_size(n, f, stride, pad):
    size = int((n + 2 * pad - f) / stride) + 1
    if size <= 0:
        raise ValueError("filter too large")
    return size
