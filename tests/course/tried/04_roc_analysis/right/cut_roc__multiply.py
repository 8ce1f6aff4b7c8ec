"""Multiply."""


def cut_roc(y_true, x, keep):
    sgn = 1.0 if keep == "above" else -1.0
    f, t, h = roc_curve(y_true, sgn * x.astype(float))
    h = h * sgn
    return f, t, h
