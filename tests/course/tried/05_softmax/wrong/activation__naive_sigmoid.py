"""1/(1+exp(-z)); shows as an overflow warning at -1000."""

import numpy as np


def activation(name, z):
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    return _rest(name, z)


def _rest(name, z):
    return {
        "identity": lambda: z,
        "step": lambda: np.where(z >= 0, 1.0, 0.0),
        "tanh": lambda: np.tanh(z),
        "arctan": lambda: np.arctan(z),
        "relu": lambda: np.maximum(z, 0),
        "leaky_relu": lambda: np.where(z > 0, z, 0.01 * z),
        "elu": lambda: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "softplus": lambda: np.logaddexp(0, z),
    }[name]()
