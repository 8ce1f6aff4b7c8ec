"""Other right solutions: each must get full marks."""

import numpy as np

from autograder.authoring.proof import alternative


@alternative("sigmoid")
def by_tanh(z):
    "half of one plus tanh of half the argument"
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


@alternative("forward")
def by_sum(w, b, X):
    "a weighted sum over the features"
    return sigmoid(np.sum(w * X, axis=0, keepdims=True) + b)
