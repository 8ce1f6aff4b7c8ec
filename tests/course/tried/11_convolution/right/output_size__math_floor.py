"""floor of a quotient; an own kind of ValueError."""
import math


class FilterTooLarge(ValueError):
    pass


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise FilterTooLarge
    return math.floor((n + 2 * pad - f) / stride + 1)
