"""Never below 1; shows for efficiency 0 or 1, which imply 0."""


def events_from_error(efficiency, error):
    return max(1, round(efficiency * (1 - efficiency) / error**2))
