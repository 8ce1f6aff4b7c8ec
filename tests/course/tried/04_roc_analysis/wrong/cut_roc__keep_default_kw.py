"""Keep default kw; shows where: the arguments stay as they are, by position or by name."""


def cut_roc(y_true, x, direction):
    if direction == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, -x)
    return f, t, -h
