"""ZeroDivisionError for total 0; shows there."""
import math


def efficiency_error(selected, total):
    e = selected / total
    return math.sqrt(e * (1 - e) / total)
