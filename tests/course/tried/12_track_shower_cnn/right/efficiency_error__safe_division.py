"""np.divide where total is not 0; a 0-d array."""
import numpy as np


def efficiency_error(selected, total, default=0.0):
    n = np.float64(total)
    e = np.divide(np.float64(selected), n, out=np.zeros(()), where=n > 0)
    variance = np.divide(e * (1.0 - e), n, out=np.array(float(default)), where=n > 0)
    return np.asarray(np.sqrt(variance))
