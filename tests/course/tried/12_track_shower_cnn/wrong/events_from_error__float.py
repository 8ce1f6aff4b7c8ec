"""np.round gives a float; shows in the type."""
import numpy as np


def events_from_error(efficiency, error):
    return np.round(efficiency * (1 - efficiency) / error**2)
