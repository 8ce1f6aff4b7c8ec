"""The posterior's width with a flat prior, which is not 0 at efficiency 0; shows for small totals."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    a, b = selected + 1, total - selected + 1
    return math.sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))
