"""Log(0) taken and repaired; shows as a warning."""

import numpy as np


def categorical_cross_entropy(A, Y):
    return float(-np.sum(np.nan_to_num(Y * np.log(A), nan=0.0, neginf=np.log(1e-12))) / Y.shape[1])
