"""Cuts off in place of rounding; shows where the fraction is above a half."""


def events_from_error(efficiency, error):
    return int(efficiency * (1 - efficiency) / error**2)
