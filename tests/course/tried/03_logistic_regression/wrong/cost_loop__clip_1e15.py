"""Clip 1e15; shows where: scores of +-1000 give a finite cost and the right gradient."""

import numpy as np


def cost_loop(w, b, X, Y):
    _, dw, db = propagate(w, b, X, Y)
    A = np.clip(forward(w, b, X), 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))), dw, db
