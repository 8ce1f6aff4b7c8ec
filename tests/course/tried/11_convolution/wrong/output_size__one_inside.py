"""The one is added before the division; shows for stride > 1."""


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise ValueError("filter too large")
    return (n + 2 * pad - f + 1) // stride
