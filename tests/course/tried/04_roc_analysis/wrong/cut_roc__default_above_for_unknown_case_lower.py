"""Default above for unknown case lower; shows where: keep above is the ROC curve of x itself."""


def cut_roc(y_true, x, keep):
    if keep.startswith("b"):
        f, t, h = roc_curve(y_true, x.max() + x.min() - x)
        return f, t, x.max() + x.min() - h
    return roc_curve(y_true, x - x.mean())
