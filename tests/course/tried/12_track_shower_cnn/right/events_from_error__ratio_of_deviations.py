"""the squared ratio of one event's deviation to the error."""
import math


def events_from_error(efficiency, error):
    single = math.sqrt(max(efficiency * (1 - efficiency), 0.0))
    return int(round(math.pow(single / error, 2)))
