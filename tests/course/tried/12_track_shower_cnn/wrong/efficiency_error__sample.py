"""Divides by total - 1; shows for small totals (and fails at 1)."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e) / max(total - 1, 1))
