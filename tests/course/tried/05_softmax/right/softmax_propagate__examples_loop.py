"""Adds up example by example."""

import numpy as np


def softmax_propagate(W, b, X, Y):
    m = X.shape[1]
    cost, dW, db = 0.0, np.zeros(W.shape), np.zeros(b.shape)
    for j in range(m):
        x, y = X[:, [j]], Y[:, [j]]
        a = softmax(W @ x + b)
        cost += categorical_cross_entropy(a, y) / m
        dW += np.outer(a - y, x) / m
        db += (a - y) / m
    return cost, dW, db
