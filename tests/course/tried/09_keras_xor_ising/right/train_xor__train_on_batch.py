"""Train_on_batch until it is right."""

import numpy as np


def train_xor(model):
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    for step in range(3000):
        model.train_on_batch(X, y)
        if step % 100 == 99 and np.abs(np.asarray(model(X)) - y).max() < 0.05:
            break
    return model
