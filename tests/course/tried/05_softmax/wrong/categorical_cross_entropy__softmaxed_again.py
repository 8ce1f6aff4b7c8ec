"""Takes A for scores."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return float(-np.sum(Y * np.log(np.clip(softmax(A), 1e-12, 1))) / Y.shape[1])
