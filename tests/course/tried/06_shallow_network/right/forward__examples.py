"""Example by example, put together."""

import numpy as np
from scipy.special import expit


def forward(params, X):
    columns = []
    for j in range(X.shape[1]):
        x = X[:, j : j + 1]
        z1 = params["W1"] @ x + params["b1"]
        z2 = params["W2"] @ np.tanh(z1) + params["b2"]
        columns.append((z1, np.tanh(z1), z2, expit(z2)))
    Z1, A1, Z2, A2 = (np.hstack(part) for part in zip(*columns))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
