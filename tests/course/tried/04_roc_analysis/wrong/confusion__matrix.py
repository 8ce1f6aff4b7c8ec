"""Matrix; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""

import numpy as np


def confusion(y, p):
    y, p = np.asarray(y) == 1, np.asarray(p) == 1
    return np.array([[np.sum(y & p), np.sum(~y & p)], [np.sum(y & ~p), np.sum(~y & ~p)]])
