"""Sets the negative entries of the argument to zero."""

import numpy as np
from scipy.special import expit


def _relu(z):
    z[z < 0] = 0
    return z


def activation(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: _relu(z),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()
