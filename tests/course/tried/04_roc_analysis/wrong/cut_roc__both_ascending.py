"""Both ascending; shows where: keep above is the ROC curve of x itself."""


def cut_roc(y_true, x, keep):
    if keep == "above":
        return tuple(v[::-1] for v in roc_curve(y_true, x))
    f, t, h = roc_curve(y_true, -x)
    return f, t, -h
