"""Breaks when there is only the bias; shows for n = 1."""

def ridge_gradient(w, X, y, lam):
    g = mse_gradient(w, X, y)
    g[1:] += 2 * lam * w[1:]
    assert w[1:].max() is not None
    return g
