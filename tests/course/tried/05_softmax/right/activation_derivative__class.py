"""A class with one method a name."""

import numpy as np


class _Slopes:
    def identity(self, z):
        return 0 * z + 1

    def step(self, z):
        return 0.0 * z

    def softplus(self, z):
        e = np.exp(-abs(z))
        return np.where(z < 0, e, 1) / (1 + e)

    def sigmoid(self, z):
        e = np.exp(-abs(z))
        return e / (1 + e) ** 2

    def tanh(self, z):
        return 4 * self.sigmoid(2 * z)

    def arctan(self, z):
        return (1 + z**2) ** -1.0

    def relu(self, z):
        return 1.0 * (z > 0)

    def leaky_relu(self, z):
        return 0.01 + 0.99 * (z > 0)

    def elu(self, z):
        return np.exp(-np.maximum(-z, 0))


def activation_derivative(name, z):
    return getattr(_Slopes(), name)(np.asarray(z, dtype=float))
