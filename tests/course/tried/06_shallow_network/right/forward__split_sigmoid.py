"""Exp(-|z|), params unpacked by **, float64 throughout."""

import numpy as np


def _scores(X, W1, b1, W2, b2, **rest):
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    return Z1, A1, W2 @ A1 + b2


def forward(params, X):
    Z1, A1, Z2 = _scores(X.astype(float), **params)
    e = np.exp(-np.abs(Z2))
    A2 = np.where(Z2 >= 0, 1 / (1 + e), e / (1 + e))
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
