"""The number selected, not of all events; shows for efficiency < 1."""


def events_from_error(efficiency, error):
    return round(efficiency**2 * (1 - efficiency) / error**2)
