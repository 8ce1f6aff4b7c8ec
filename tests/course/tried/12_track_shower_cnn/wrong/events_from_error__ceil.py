"""Rounds up; shows where the fraction is below a half."""
import math


def events_from_error(efficiency, error):
    return math.ceil(efficiency * (1 - efficiency) / error**2)
