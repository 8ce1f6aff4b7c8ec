"""Upper; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""


def cut_roc(y_true, x, keep):
    if keep == "below":
        return roc_curve(y_true, x)[::1]
    return roc_curve(y_true, -x)
