"""Np.where computes exp(z) for large z as well; shows as an overflow warning at 1000."""

import numpy as np
from scipy.special import expit


def activation(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.exp(z) - 1),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()
