"""Regularises row 0 as well."""

def ridge_gradient(w, X, y, lam):
    return mse_gradient(w, X, y) + 2 * lam * w
