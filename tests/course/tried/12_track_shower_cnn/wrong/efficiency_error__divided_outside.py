"""sqrt(e (1 - e)) / total; shows for total > 1."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e)) / total
