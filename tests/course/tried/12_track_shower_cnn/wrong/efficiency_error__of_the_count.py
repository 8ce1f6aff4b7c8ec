"""The error of the count, sqrt(n e (1 - e)); shows for total > 1."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(total * e * (1 - e))
