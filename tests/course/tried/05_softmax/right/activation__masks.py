"""Masks on a float copy, heaviside for the step."""

import numpy as np


def activation(name, z):
    a = np.array(z, dtype=np.float64)
    minus = a < 0
    if name == "step":
        return np.heaviside(a, 1.0)
    if name == "sigmoid":
        e = np.exp(-np.abs(a))
        return np.where(minus, e, 1.0) / (1.0 + e)
    if name == "tanh":
        e = np.exp(-2 * np.abs(a))
        return np.sign(a) * (1 - e) / (1 + e)
    if name == "arctan":
        return np.arctan(a)
    if name == "relu":
        a[minus] = 0.0
    elif name == "leaky_relu":
        a[minus] *= 0.01
    elif name == "elu":
        a[minus] = np.expm1(a[minus])
    elif name == "softplus":
        return np.log1p(np.exp(-np.abs(a))) + a.clip(min=0)
    return a
