"""Vdot columns."""

import numpy as np


def forward(w, b, X):
    return np.array([[sigmoid(np.array([np.vdot(w, x) + b]))[0] for x in X.T]])
