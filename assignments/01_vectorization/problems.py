"""What the hidden checks of several tasks draw and share."""

import numpy as np

SINGLE = {"rtol": 1e-4, "atol": 1e-4}  # what is left of numbers of order one in float32
LOOSE = {"rtol": 1e-5, "atol": 1e-5}  # float64 in, float32 on the way


class Plain:
    "The measure of speed: no threads, which disturb the clock, no large array in between, no slow remainder."

    @staticmethod
    def dot(a, b):
        return np.einsum("i,i->", a, b)

    @staticmethod
    def delta_r(eta1, phi1, eta2, phi2):
        dphi = phi1[:, np.newaxis] - phi2
        dphi -= 2 * np.pi * np.rint(dphi / (2 * np.pi))
        return np.sqrt((eta1[:, np.newaxis] - eta2) ** 2 + dphi**2)
