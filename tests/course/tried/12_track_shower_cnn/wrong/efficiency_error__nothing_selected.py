"""1 / total for an efficiency of 0 or 1, as a careful person might want; shows there."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e) / total) or 1 / total
