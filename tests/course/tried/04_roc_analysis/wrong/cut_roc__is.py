"""Is; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""


def cut_roc(y_true, x, keep):
    s = 1 if keep == "above" else -1
    f, t, h = roc_curve(y_true, s * x)
    return f, t, h
