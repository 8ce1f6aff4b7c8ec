"""By means of activation, whole numbers where they are whole."""

import numpy as np


def activation_derivative(name, z):
    if name == "identity":
        return np.ones_like(z)
    if name == "step":
        return np.zeros_like(z)
    if name == "sigmoid":
        a = activation("sigmoid", z)
        return a * (1 - a)
    if name == "tanh":
        return (1 - activation("tanh", z)) * (1 + activation("tanh", z))
    if name == "arctan":
        return np.cos(np.arctan(z)) ** 2
    if name == "relu":
        return (z > 0).astype(int)
    if name == "leaky_relu":
        return np.where(z <= 0, 0.01, 1)
    if name == "elu":
        return np.where(z > 0, 1, activation("elu", z) + 1)
    if name == "softplus":
        return activation("sigmoid", z)
