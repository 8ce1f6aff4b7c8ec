"""numpy's rint, cast to an integer."""
import numpy as np


def events_from_error(efficiency, error):
    return np.int64(np.rint((np.float64(efficiency) - np.float64(efficiency) ** 2) / np.float64(error) ** 2))
