"""Dict(...), integer zeros as float, another keyword more."""

import numpy as np


def init_params(n_x, n_h, n_y, rng, scale=0.5, bias=0.0):
    return dict(
        W1=rng.normal(size=(n_h, n_x)) * scale,
        W2=rng.normal(size=(n_y, n_h)) * scale,
        b1=np.full((n_h, 1), bias),
        b2=np.full((n_y, 1), bias),
    )
