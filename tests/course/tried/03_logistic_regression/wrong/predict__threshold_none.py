"""Threshold none; shows where: every probability is greater than 0, and none is greater than 1."""


def predict(w, b, X, threshold=None):
    return (forward(w, b, X) > (threshold or 0.5)).astype(int)
