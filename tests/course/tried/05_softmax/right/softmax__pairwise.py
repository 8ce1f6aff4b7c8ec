"""One over the sum of exp of the differences, with large ones cut off where exp is 0 anyway."""

import numpy as np


def softmax(Z):
    D = np.asarray(Z, float)[None, :, :] - np.asarray(Z, float)[:, None, :]
    return 1 / np.exp(np.minimum(D, 700.0)).sum(axis=1)
