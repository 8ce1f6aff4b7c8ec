"""The relative error of a count, (efficiency / error)^2; shows for efficiency != 1/2."""


def events_from_error(efficiency, error):
    return round((efficiency / error) ** 2)
