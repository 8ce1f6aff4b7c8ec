"""floor of a half more, math."""
import math


def events_from_error(efficiency, error):
    return math.floor(efficiency * (1.0 - efficiency) / (error * error) + 0.5)
