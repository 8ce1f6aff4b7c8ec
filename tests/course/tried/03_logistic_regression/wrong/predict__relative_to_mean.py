"""Relative to mean; shows where: decisions are right for random examples and thresholds, as integers."""


def predict(w, b, X, threshold=0.5):
    A = forward(w, b, X)
    return (A > A.mean() + threshold - 0.5).astype(int)
