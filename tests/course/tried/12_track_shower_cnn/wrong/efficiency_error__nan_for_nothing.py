"""nan where there were no events; shows for total 0."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return math.nan
    e = selected / total
    return math.sqrt(e * (1 - e) / total)
