"""the formula turned round."""


def events_from_error(efficiency, error):
    return round(efficiency * (1 - efficiency) / error**2)
