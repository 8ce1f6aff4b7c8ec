"""Elu and leaky ReLU filled into an array like z; shows for integers below 0."""

import numpy as np
from scipy.special import expit


def activation(name, z):
    if name in ("leaky_relu", "elu"):
        out = z.copy()
        below = z < 0
        out[below] = 0.01 * z[below] if name == "leaky_relu" else np.expm1(z[below])
        return out
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "sigmoid": lambda: expit(z),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()
