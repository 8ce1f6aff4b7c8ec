"""All in one function, own draws in the order of init_params."""

import numpy as np


def train(X, Y, n_h, lr, steps, rng):
    n, m = X.shape
    W1 = 0.5 * rng.standard_normal((n_h, n))
    W2 = 0.5 * rng.standard_normal((1, n_h))
    b1, b2 = np.zeros((n_h, 1)), np.zeros((1, 1))
    costs = []
    for _ in range(steps):
        A1 = np.tanh(W1 @ X + b1)
        Z2 = W2 @ A1 + b2
        A2 = 0.5 * (1 + np.tanh(Z2 / 2))
        P = np.clip(A2, 1e-12, 1 - 1e-12)
        costs.append(-np.mean(np.where(Y == 1, np.log(P), np.log(1 - P))))
        D2 = (A2 - Y) / m
        D1 = (W2.T @ D2) * (1 - A1**2)
        W2, b2 = W2 - lr * D2 @ A1.T, b2 - lr * D2.sum(axis=1, keepdims=True)
        W1, b1 = W1 - lr * D1 @ X.T, b1 - lr * D1.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs
