"""Np.piecewise and np.select in float64."""

import numpy as np


def activation_derivative(name, z):
    z = z.astype(np.float64)
    if name in ("relu", "leaky_relu", "elu", "identity", "step"):
        below = {"relu": 0.0, "leaky_relu": 0.01, "elu": np.exp, "identity": 1.0, "step": 0.0}[name]
        return np.piecewise(z, [z <= 0, z > 0], [below, 0.0 if name == "step" else 1.0])
    if name == "arctan":
        return np.reciprocal(1 + z * z)
    e = np.exp(-np.abs(z if name != "tanh" else 2 * z))
    slope = e / np.square(1 + e)
    if name == "sigmoid":
        return slope
    return 4 * slope if name == "tanh" else np.select([z >= 0], [1 / (1 + e)], e / (1 + e))
