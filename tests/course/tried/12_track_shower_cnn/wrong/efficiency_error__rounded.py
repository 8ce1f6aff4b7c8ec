"""Rounded to three digits; shows in the fourth."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return round(math.sqrt(e * (1 - e) / total), 3)
