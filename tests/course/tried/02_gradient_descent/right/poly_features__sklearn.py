"""Sklearn's PolynomialFeatures."""

import numpy as np


def poly_features(x, degree):
    from sklearn.preprocessing import PolynomialFeatures

    return PolynomialFeatures(degree).fit_transform(np.asarray(x, float).reshape(-1, 1)).T
