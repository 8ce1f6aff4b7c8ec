"""Returns w alias dw; shows where: the arguments stay as they are."""

import numpy as np


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    if w.dtype == np.float64:
        w[...] = dw
        return c, w, db
    return c, dw, db
