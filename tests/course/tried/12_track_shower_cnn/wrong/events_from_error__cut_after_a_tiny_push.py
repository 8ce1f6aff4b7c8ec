"""int(x + 0.4999999) of the float32 value; shows for large numbers of events."""
import numpy as np


def events_from_error(efficiency, error):
    e, s = np.float32(efficiency), np.float32(error)
    return int(np.float32(e * (1 - e) / s**2) + 0.4999999)
