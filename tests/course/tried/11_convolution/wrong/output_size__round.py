"""Rounds to the nearest; shows for a remainder of 2 with stride 3."""


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise ValueError("filter too large")
    return round((n + 2 * pad - f) / stride) + 1
