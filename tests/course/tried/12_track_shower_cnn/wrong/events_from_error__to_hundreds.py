"""Rounded to hundreds, as the table seems to be; shows in the last two digits."""


def events_from_error(efficiency, error):
    return int(round(efficiency * (1 - efficiency) / error**2, -2))
