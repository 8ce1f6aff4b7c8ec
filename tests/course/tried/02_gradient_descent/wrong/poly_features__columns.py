"""(m, degree+1): shows in the shape, or in value where m = degree+1."""

import numpy as np


def poly_features(x, degree):
    return np.vander(x, degree + 1, increasing=True)
