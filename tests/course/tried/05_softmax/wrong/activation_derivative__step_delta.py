"""Infinite at the step: inf at z = 0 where 0 is demanded."""

import numpy as np
from scipy.special import expit


def activation_derivative(name, z):
    return {
        "identity": lambda: np.ones(z.shape),
        "step": lambda: np.where(z == 0, np.inf, 0.0),
        "sigmoid": lambda: expit(z) * expit(-z),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "arctan": lambda: 1 / (1 + np.square(z)),
        "relu": lambda: np.where(z > 0, 1.0, 0.0),
        "leaky_relu": lambda: np.where(z > 0, 1.0, 0.01),
        "elu": lambda: np.exp(np.minimum(z, 0.0)),
        "softplus": lambda: expit(z),
    }[name]()
