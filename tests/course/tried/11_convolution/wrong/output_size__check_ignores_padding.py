"""Raises where f > n although the padding makes room; shows for n = 2, f = 3, pad = 1."""


def output_size(n, f, stride, pad):
    if f > n:
        raise ValueError("filter larger than the image")
    return (n + 2 * pad - f) // stride + 1
